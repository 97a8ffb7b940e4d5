namespace EvoLLM.Sandbox.Tests;

[Collection(OneMeter.Name)]
public sealed class HashCodeTests
{
    [Theory]
    [InlineData("(\"abc\", 2)")]
    [InlineData("new Key(\"abc\", 2)")]
    public void Run_HashCodeAskedForThroughDelegate_IsTheOneAskedForByName(string value)
    {
        var answer = Metered.Run($"object o = {value}; Func<int> f = o.GetHashCode; Func<int> g = ({value}).GetHashCode; return [o.GetHashCode(), f(), g()];", "sealed record Key(string Name, int Number);").Answer!;
        Assert.Equal([answer[0], answer[0]], answer[1..]);
    }

    [Fact]
    public void Run_DelegateOfReferencesHashCode_IsRefusedAsByName() =>
        Assert.IsType<InvalidOperationException>(Metered.Run("Func<int> f = new object().GetHashCode; return [f()];").Thrown);
}

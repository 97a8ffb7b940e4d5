namespace EvoLLM.Sandbox.Tests;

[Collection(OneMeter.Name)]
public sealed class AllocationTests
{
    private const long Limit = 16 << 20;

    [Theory]
    [InlineData("return new double[int.MaxValue - 64];")]
    [InlineData("return [new byte[20_000, 20_000].Length];")]
    [InlineData("var rows = new double[100_000][]; for (var i = 0; i < rows.Length; i++) { rows[i] = new double[100]; } return rows[0];")]
    [InlineData("var kept = new List<object>(); while (true) { kept.Add(new double[8]); }")]
    [InlineData("var kept = new List<object>(); while (true) { kept.Add(seed); }")]
    [InlineData("Node? last = null; while (true) { last = new Node(last); }")]
    [InlineData("return [new string('x', 1_000_000_000).Length];")]
    [InlineData("return [\"x\".PadLeft(1_000_000_000).Length];")]
    [InlineData("var text = \"x\"; while (true) { text += text; }")]
    [InlineData("var text = \"x\"; while (true) { text = $\"{text}{text}\"; }")]
    [InlineData("var text = \"x\"; while (true) { text = text.Replace(\"x\", \"xx\"); }")]
    [InlineData("var text = \"x\"; while (true) { text = string.Join(text, text, text); }")]
    [InlineData("var text = new StringBuilder(\"x\"); while (true) { text.Append(text); }")]
    [InlineData("return [new StringBuilder(int.MaxValue / 2).Length];")]
    [InlineData("return [new StringBuilder().Append('x', int.MaxValue / 2).Length];")]
    [InlineData("return [new StringBuilder().Insert(0, \"xxxxxxxx\", 100_000_000).Length];")]
    [InlineData("return [new List<double>(500_000_000).Count];")]
    [InlineData("return [new Dictionary<int, int>(500_000_000).Count];")]
    [InlineData("return [new HashSet<int>(500_000_000).Count];")]
    [InlineData("return [new PriorityQueue<int, int>(500_000_000).Count];")]
    [InlineData("Array.Resize(ref xs, 500_000_000); return xs;")]
    [InlineData("return [(double)(BigInteger.One << int.MaxValue)];")]
    [InlineData("var n = new BigInteger(3); while (true) { n *= n; }")]
    [InlineData("while (true) { try { xs = new double[100_000]; } catch { xs = []; } }")]
    public void Run_ProgramThatTakesTooMuchMemory_EndsAtTheLimit(string body)
    {
        var outcome = Metered.Run(body, "sealed class Node(Node? next) { public Node? Next = next; }", bytes: Limit);
        Assert.NotNull(outcome.Thrown);
        Assert.Equal(MeterLimit.Allocation, outcome.Reading.Exceeded);
        Assert.InRange(outcome.Reading.AllocatedBytes, 0, 16 * Limit);
    }

    [Theory]
    [InlineData("return new double[-seed];", typeof(OverflowException))]
    [InlineData("return [new int[3, -seed].Length];", typeof(OverflowException))]
    [InlineData("return [new List<int>(-1).Count];", typeof(ArgumentOutOfRangeException))]
    [InlineData("return [new string('x', -1).Length];", typeof(ArgumentOutOfRangeException))]
    public void Run_NegativeLength_ThrowsWhatItAlwaysThrows(string body, Type exception)
    {
        var outcome = Metered.Run(body);
        Assert.IsType(exception, outcome.Thrown);
        Assert.Equal(MeterLimit.None, outcome.Reading.Exceeded);
    }

    [Fact]
    public void Run_ArraysOfKnownSize_ArePaidByTheirBytes() =>
        Assert.InRange(Metered.Run("for (var i = 0; i < 10; i++) { xs = new double[1000]; } return xs;").Reading.PaidBytes, 80_000, 81_000);
}

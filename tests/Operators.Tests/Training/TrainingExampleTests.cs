using FsCheck.Xunit;

namespace EvoLLM.Operators.Tests;

public sealed class TrainingExampleTests
{
    [Fact]
    public void IsHeldOut_ManyKeys_AreAboutTheShare()
    {
        var held = Enumerable.Range(0, 10_000).Count(number => new TrainingExample("", $"program {number}").IsHeldOut(0.05));

        // Four standard deviations of a binomial distribution.
        Assert.InRange(held, 500 - 87, 500 + 87);
    }

    /// <summary>SHA-256 of the empty text begins with e3b0c442, of "abc" with ba7816bf (FIPS 180-4): 0.88941... and 0.72839... of the range.</summary>
    [Theory]
    [InlineData("", 0.8894, 0.8895)]
    [InlineData("abc", 0.7283, 0.7284)]
    public void IsHeldOut_KnownHash_FallsBetweenTheseShares(string key, double below, double above)
    {
        Assert.False(new TrainingExample("", key).IsHeldOut(below));
        Assert.True(new TrainingExample("", key).IsHeldOut(above));
    }

    [Property]
    public void IsHeldOut_LargerShare_HoldsOutWhatASmallerOneDoes(string? key, byte share) =>
        Assert.True(!new TrainingExample("", key ?? "").IsHeldOut(share / 256.0) || new TrainingExample("", key ?? "").IsHeldOut((share + 1) / 256.0));
}

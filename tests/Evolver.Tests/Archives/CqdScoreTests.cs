namespace EvoLLM.Evolver.Tests;

public sealed class CqdScoreTests
{
    private static readonly CqdOptions Options = new()
    {
        Targets = [new Measures(0, 0)],
        Penalties = [0, 1],
        FitnessMinimum = 10,
        FitnessMaximum = 20,
        MaximumDistance = 1,
    };

    /// <summary>Without penalty the fittest serves best (1); with the full one the near one (0.5 - 0) beats it (1 - 1).</summary>
    [Fact]
    public void Of_NearAndFar_TakesTheBetterForEachPenalty() =>
        Assert.Equal(1.5, CqdScore.Of(SmallArchive.Grid().Add(new Offer(0, 15, 0, 0), new Offer(1, 20, 1, 0)), Options), 1e-12);

    [Fact]
    public void Of_EmptyArchive_IsZero() => Assert.Equal(0, CqdScore.Of(SmallArchive.Grid(), Options));

    [Fact]
    public void Of_RangesThatMakeNoSense_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => CqdScore.Of(SmallArchive.Grid(), Options with { FitnessMaximum = 10 }));
        Assert.Throws<ArgumentException>(() => CqdScore.Of(SmallArchive.Grid(), Options with { MaximumDistance = 0 }));
        Assert.Throws<ArgumentException>(() => CqdScore.Of(SmallArchive.Grid(), Options with { Targets = [new Measures(0)] }));
    }
}

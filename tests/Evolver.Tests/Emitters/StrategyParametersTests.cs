namespace EvoLLM.Evolver.Tests;

/// <summary>The defaults of the CMA-ES against the formulas of Hansen's tutorial, worked out by hand for ten dimensions.</summary>
public sealed class StrategyParametersTests
{
    private static readonly StrategyParameters Ten = new(10, 10, 5, active: true);

    [Theory]
    [InlineData(2, 6)]
    [InlineData(3, 7)]
    [InlineData(5, 8)]
    [InlineData(10, 10)]
    [InlineData(20, 12)]
    [InlineData(40, 15)]
    [InlineData(100, 17)]
    public void DefaultPopulationSize_Dimension_IsThatOfTheTutorial(int dimension, int size) =>
        Assert.Equal(size, StrategyParameters.DefaultPopulationSize(dimension));

    [Fact]
    public void Weights_TenDimensions_AreTheLogarithmsOfTheRanks()
    {
        // ln 5.5 - ln i, over their sum: 1.7047, 1.0116, 0.6061, 0.3185, 0.0953 of 3.7363.
        double[] expected = [0.45627, 0.27075, 0.16223, 0.08523, 0.02551];
        Assert.Equal(5, Ten.Parents);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(expected[i], Ten.Weights[i], 1e-5);
        }

        Assert.Equal(1, Ten.Weights.Take(5).Sum(), 1e-12);
        Assert.Equal(3.1673, Ten.ParentsEffective, 1e-4);
    }

    [Fact]
    public void Constants_TenDimensions_AreThoseOfTable1()
    {
        const double mu = 3.16729929;
        Assert.Equal((mu + 2) / (10 + mu + 5), Ten.CumulationSigma, 1e-6);
        Assert.Equal(1 + ((mu + 2) / (mu + 15)), Ten.DampingSigma, 1e-6);
        Assert.Equal((4 + (mu / 10)) / (14 + (mu / 5)), Ten.CumulationCovariance, 1e-6);
        Assert.Equal(2 / ((11.3 * 11.3) + mu), Ten.RankOne, 1e-8);
        Assert.Equal(2 * (0.25 + mu + (1 / mu) - 2) / (144 + mu), Ten.RankMu, 1e-8);
        Assert.Equal(Math.Sqrt(10) * (1 - 0.025 + (1 / 2100.0)), Ten.ExpectedLength, 1e-12);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(50)]
    public void Weights_Active_KeepTheCovariancePositiveDefinite(int dimension)
    {
        var size = StrategyParameters.DefaultPopulationSize(dimension);
        var parameters = new StrategyParameters(dimension, size, size / 2, active: true);
        var negative = -parameters.Weights.Where(weight => weight < 0).Sum();
        Assert.InRange(negative, 1e-3, ((1 - parameters.RankOne - parameters.RankMu) / (dimension * parameters.RankMu)) + 1e-12);
        Assert.True(parameters.Weights.SequenceEqual(parameters.Weights.OrderDescending()));
    }

    [Fact]
    public void Weights_OneParent_AreOne()
    {
        var parameters = new StrategyParameters(20, 36, 1, active: false);
        Assert.Equal([1.0], parameters.Weights);
        Assert.Equal(1, parameters.ParentsEffective);
    }
}

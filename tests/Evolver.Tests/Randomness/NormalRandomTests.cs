using FsCheck.Xunit;

namespace EvoLLM.Evolver.Tests;

public sealed class NormalRandomTests
{
    private static readonly double[] Draws = Draw(new SeededRandom(5), 1_000_000);

    [Fact]
    public void NextNormals_ManyDraws_HaveTheMomentsOfTheNormalDistribution()
    {
        // 0, 1, 0, 3, 0, 15: each within about five standard errors.
        Assert.Equal(0, Moment(1), 0.005);
        Assert.Equal(1, Moment(2), 0.007);
        Assert.Equal(0, Moment(3), 0.02);
        Assert.Equal(3, Moment(4), 0.05);
        Assert.Equal(0, Moment(5), 0.16);
        Assert.Equal(15, Moment(6), 0.6);
    }

    [Theory]
    [InlineData(1, 0.682689492137)]
    [InlineData(2, 0.954499736104)]
    [InlineData(3, 0.997300203937)]
    [InlineData(4, 0.999936657516)]
    public void NextNormals_ManyDraws_LieWithinSoManyDeviationsAsOftenAsTables(double deviations, double share) =>
        Assert.Equal(share, Draws.Count(draw => Math.Abs(draw) <= deviations) / (double)Draws.Length, 5 * Math.Sqrt(share * (1 - share) / Draws.Length));

    [Fact]
    public void NextNormals_ManyDraws_AreIndependentOfTheirNeighbours()
    {
        for (var lag = 1; lag <= 64; lag++)
        {
            var sum = 0.0;
            var squares = 0.0;
            for (var i = lag; i < Draws.Length; i++)
            {
                sum += Draws[i] * Draws[i - lag];
                squares += ((Draws[i] * Draws[i]) - 1) * ((Draws[i - lag] * Draws[i - lag]) - 1) / 2;
            }

            Assert.Equal(0, sum / Draws.Length, 0.005);
            Assert.Equal(0, squares / Draws.Length, 0.006);
        }
    }

    [Property]
    public bool NextNormals_SameStream_SameNumbersHoweverManyAreAskedFor(ulong seed, byte length) =>
        Draw(new SeededRandom(seed), length).SequenceEqual(Draw(new SeededRandom(seed), 300).Take(length));

    [Fact]
    public void NextNormals_AnyOfDotNetsGenerators_WillDo() =>
        Assert.Equal(1, Draw(new Random(1), 100_000).Average(draw => draw * draw), 0.03);

    private static double[] Draw(Random random, int count)
    {
        var values = new double[count];
        random.NextNormals(values);
        return values;
    }

    private static double Moment(int order) => Draws.Average(draw => Math.Pow(draw, order));
}

namespace EvoLLM.Evolver.Tests;

public sealed class VariationTests
{
    private const int Batch = 20_000;

    [Fact]
    public void Ask_EmptyArchive_ScattersAroundTheStart()
    {
        var emitter = new GaussianEmitter(Vectors.Archive(), Options(3, -2), 0.5);
        var rows = Vectors.Ask(emitter, 1);
        AssertNormal(rows.Select(row => row[0]), 3, 0.5);
        AssertNormal(rows.Select(row => row[1]), -2, 0.5);
        Assert.Equal(0, rows.Average(row => (row[0] - 3) * (row[1] + 2)), 0.01);
    }

    [Fact]
    public void Ask_TwoElites_ScattersAroundEachAsOften()
    {
        var rows = Vectors.Ask(new GaussianEmitter(TwoElites(), Options(0, 0), 0.1), 2);
        Assert.All(rows, row => Assert.True(Math.Min(Distance(row, 1, 1), Distance(row, 5, 3)) < 1));
        Assert.Equal(0.5, rows.Count(row => row[0] < 3) / (double)Batch, 0.02);
        AssertNormal(rows.Where(row => row[0] < 3).Select(row => row[1]), 1, 0.1);
    }

    [Fact]
    public void Ask_LineBetweenTwoElites_IsFollowedWithTheDeviationOfTheLine()
    {
        // From (1, 1) to (5, 3), either way or not at all: children lie on the line x = 2 y - 1.
        var rows = Vectors.Ask(new IsoLineEmitter(TwoElites(), Options(0, 0), iso: 1e-9, line: 0.2), 3);
        Assert.All(rows, row => Assert.Equal(0, row[0] - (2 * row[1]) + 1, 1e-6));

        // A quarter stays at (1, 1), as an elite was drawn twice; a quarter leaves it by 4 N(0, 0.2^2).
        var stayed = rows.Count(row => Distance(row, 1, 1) < 1e-6);
        Assert.Equal(0.25, stayed / (double)Batch, 0.02);
        AssertNormal(rows.Where(row => row[0] < 3 && Distance(row, 1, 1) > 1e-6).Select(row => row[0]), 1, 0.8);
    }

    [Fact]
    public void Ask_NoiseOfIsoLine_IsTheSameInEveryDirection()
    {
        var rows = Vectors.Ask(new IsoLineEmitter(TwoElites(), Options(0, 0), iso: 0.1, line: 1e-9), 4);
        var near = rows.Where(row => row[0] < 3).ToList();
        AssertNormal(near.Select(row => row[0]), 1, 0.1);
        AssertNormal(near.Select(row => row[1]), 1, 0.1);
    }

    [Fact]
    public void Ask_Bounds_AreNeverLeftAndOftenMet()
    {
        var options = Options(0, 0) with { Bounds = new VectorBounds([-0.1, -1], [0.2, 1]) };
        foreach (var emitter in new IEmitter[] { new GaussianEmitter(Vectors.Archive(), options, 1), new IsoLineEmitter(Vectors.Archive(), options, 1) })
        {
            var rows = Vectors.Ask(emitter, 5);
            Assert.All(rows, row => Assert.True(options.Bounds.Contains(row)));

            // P(N > 0.2) = 0.4207.
            Assert.Equal(0.4207, rows.Count(row => row[0] == 0.2) / (double)Batch, 0.02);
        }
    }

    [Fact]
    public void Ask_ElitesOfTheArchive_AreNotChanged()
    {
        var archive = TwoElites();
        Vectors.Ask(new IsoLineEmitter(archive, Options(0, 0)), 6);
        Assert.Equal([1.0, 1.0], archive[0].Solution);
        Assert.Equal([5.0, 3.0], archive[1].Solution);
    }

    [Fact]
    public void Constructor_OptionsOutOfRange_SayWhatIsWrong()
    {
        var archive = Vectors.Archive();
        Assert.Contains("Sigma is 0", Message(() => new GaussianEmitter(archive, Options(0, 0), 0)), StringComparison.Ordinal);
        Assert.Contains("Line is NaN", Message(() => new IsoLineEmitter(archive, Options(0, 0), 1, double.NaN)), StringComparison.Ordinal);
        Assert.Contains("batch size is 0", Message(() => new GaussianEmitter(archive, Options(0, 0) with { BatchSize = 0 }, 1)), StringComparison.Ordinal);
        Assert.Contains("outside of the bounds", Message(() => new GaussianEmitter(archive, Options(9, 0) with { Bounds = new VectorBounds(2, -1, 1) }, 1)), StringComparison.Ordinal);
        Assert.Contains("bounds for 3", Message(() => new GaussianEmitter(archive, Options(0, 0) with { Bounds = new VectorBounds(3, -1, 1) }, 1)), StringComparison.Ordinal);
        Assert.Contains("Number 1", Message(() => new VectorBounds([0, 2], [1, 2])), StringComparison.Ordinal);
    }

    private static EmitterOptions Options(params double[] start) => new() { Start = start, BatchSize = Batch };

    private static CellArchive<double[]> TwoElites()
    {
        var archive = Vectors.Archive();
        archive.Add([1, 1], 0, [1, 1]);
        archive.Add([5, 3], 0, [5, 3]);
        return archive;
    }

    private static double Distance(double[] row, double x, double y) => Math.Max(Math.Abs(row[0] - x), Math.Abs(row[1] - y));

    private static string Message(Func<object> action) => Assert.Throws<ArgumentException>(() => { action(); }).Message;

    /// <summary>Mean and deviation within five standard errors.</summary>
    private static void AssertNormal(IEnumerable<double> values, double mean, double deviation)
    {
        var list = values.ToList();
        Assert.Equal(mean, list.Average(), 5 * deviation / Math.Sqrt(list.Count));
        Assert.Equal(deviation, Math.Sqrt(list.Average(value => (value - mean) * (value - mean))), 5 * deviation / Math.Sqrt(2.0 * list.Count));
    }
}

using FsCheck.Xunit;

namespace EvoLLM.Evolver.Tests;

public sealed class CvtPartitionTests : IDisposable
{
    private static readonly MeasureAxis[] Plane = [new("x", -1, 1, 1), new("y", -1, 1, 1)];

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    /// <summary>Whole numbers, so that many points lie equally far from several centroids, which may even coincide.</summary>
    [Property(MaxTest = 300)]
    public bool CellOf_AnyCentroids_IsTheFirstOfTheNearest(sbyte[] draws, sbyte x, sbyte y, sbyte z)
    {
        var centroids = draws.Chunk(3).Where(chunk => chunk.Length == 3).Select(chunk => chunk.Select(value => (double)(value % 6)).ToArray()).Append([0, 0, 0]).ToList();
        var partition = new CvtPartition([.. Plane, new MeasureAxis("z", -1, 1, 1)], centroids);
        double[] point = [x % 6, y % 6, z % 6];
        return partition.CellOf(point) == centroids.IndexOf(centroids.MinBy(centroid => Distance(centroid, point))!);
    }

    [Fact]
    public void CellOf_HalfWayBetweenTwoCentroids_IsTheFirstOfThem()
    {
        var lattice = Enumerable.Range(0, 400).Select(i => new[] { i % 20, (double)(i / 20) }).ToArray();
        new SeededRandom(2).Shuffle(lattice);
        var partition = new CvtPartition(Plane, lattice);
        for (var i = 0; i < 19 * 20; i++)
        {
            var (x, y) = (i % 19, i / 19);
            Expect([x + 0.5, y], [x, y], [x + 1, y]);
            Expect([y, x + 0.5], [y, x], [y, x + 1]);
        }

        void Expect(double[] point, params double[][] nearest) =>
            Assert.Equal(nearest.Min(centroid => Array.FindIndex(lattice, other => other.SequenceEqual(centroid))), partition.CellOf(point));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void CellOf_ManyCentroids_IsWhatLookingAtAllOfThemFinds(int dimensions)
    {
        var random = new SeededRandom(1);
        var centroids = Enumerable.Range(0, 1000).Select(_ => Draw()).ToList();
        var partition = new CvtPartition([.. Enumerable.Range(0, dimensions).Select(i => new MeasureAxis($"{i}", 0, 1, 1))], centroids);
        for (var i = 0; i < 2000; i++)
        {
            var point = Draw();
            Assert.Equal(centroids.IndexOf(centroids.MinBy(centroid => Distance(centroid, point))!), partition.CellOf(point));
        }

        double[] Draw() => [.. Enumerable.Range(0, dimensions).Select(_ => (random.NextDouble() * 1.4) - 0.2)];
    }

    [Fact]
    public void Generate_SameStream_GivesTheSameCentroids()
    {
        var options = new CvtOptions { Cells = 50, Samples = 2000 };
        Assert.Equal(CvtPartition.Generate(Plane, options, new SeededRandom(3)).Centroids, CvtPartition.Generate(Plane, options, new SeededRandom(3)).Centroids);
        Assert.NotEqual(CvtPartition.Generate(Plane, options, new SeededRandom(3)).Centroids, CvtPartition.Generate(Plane, options, new SeededRandom(4)).Centroids);
    }

    /// <summary>
    /// What makes a Voronoi tessellation centroidal: all cells are about equally large. Cells around random points are not:
    /// their sizes spread with a standard deviation of about half their mean.
    /// </summary>
    [Fact]
    public void Generate_Centroids_CutTheSpaceIntoCellsOfAboutTheSameSize()
    {
        var partition = CvtPartition.Generate(Plane, new CvtOptions { Cells = 100 }, new SeededRandom(5));
        var random = new SeededRandom(6);
        var counts = new int[100];
        for (var i = 0; i < 200_000; i++)
        {
            counts[partition.CellOf([(2 * random.NextDouble()) - 1, (2 * random.NextDouble()) - 1])]++;
        }

        var spread = Math.Sqrt(counts.Average(count => Math.Pow(count - 2000, 2))) / 2000;
        Assert.InRange(spread, 0, 0.2);
        Assert.All(partition.Centroids, centroid => Assert.All(centroid, value => Assert.InRange(value, -1, 1)));
    }

    [Fact]
    public void CellOf_Relative_CountsDistancesInRangesOfTheAxes()
    {
        MeasureAxis[] axes = [new("share", 0, 1, 1), new("size", 0, 1000, 1)];
        double[][] centroids = [[0, 500], [1, 510]];
        Assert.Equal(1, new CvtPartition(axes, centroids).CellOf([0, 506]));
        Assert.Equal(0, new CvtPartition(axes, centroids, relative: true).CellOf([0, 506]));
    }

    [Fact]
    public async Task LoadAsync_File_GivesItsCentroidsInOrder()
    {
        await File.WriteAllTextAsync(_file, "0.5, 0.5\n-0.5;1e-3\n\n-1\t1\n", TestContext.Current.CancellationToken);
        var partition = await CvtPartition.LoadAsync(_file, Plane, relative: false, TestContext.Current.CancellationToken);
        Assert.Equal([[0.5, 0.5], [-0.5, 0.001], [-1, 1]], partition.Centroids.Select(centroid => centroid.ToArray()));
    }

    [Theory]
    [InlineData("0.5,0.5\n0.1\n", "line 2")]
    [InlineData("0.5,zero\n", "line 1")]
    [InlineData("0.5,NaN\n", "line 1")]
    [InlineData("", "At least one centroid")]
    public async Task LoadAsync_BadFile_SaysWhichLine(string text, string expected)
    {
        await File.WriteAllTextAsync(_file, text, TestContext.Current.CancellationToken);
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => CvtPartition.LoadAsync(_file, Plane, relative: false, TestContext.Current.CancellationToken));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_CentroidsThatDoNotFit_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new CvtPartition(Plane, [[0.0], [1.0]]));
        Assert.Throws<ArgumentException>(() => new CvtPartition(Plane, [[0.0, double.NaN]]));
        Assert.Throws<ArgumentException>(() => new CvtPartition(Plane, []));
        Assert.Throws<ArgumentException>(() => CvtPartition.Generate(Plane, new CvtOptions { Cells = 0 }, new SeededRandom(1)));
        Assert.Throws<ArgumentException>(() => CvtPartition.Generate(Plane, new CvtOptions { Cells = 100, Samples = 99 }, new SeededRandom(1)));
        Assert.Throws<ArgumentException>(() => new CvtPartition(Plane, [[0.0, 0.0]]).CellOf([double.PositiveInfinity, 0]));
    }

    private static double Distance(double[] left, double[] right) => left.Zip(right, (a, b) => (a - b) * (a - b)).Sum();
}

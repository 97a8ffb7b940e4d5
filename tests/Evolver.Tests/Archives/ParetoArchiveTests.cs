using FsCheck.Xunit;

namespace EvoLLM.Evolver.Tests;

public sealed class ParetoArchiveTests
{
    /// <summary>With room for all, the front is what looking at all pairs finds, whatever the order.</summary>
    [Property(MaxTest = 300)]
    public bool Front_RoomForAll_IsWhatNothingElseBeats(byte[] draws)
    {
        var points = Points(draws);
        var archive = Fill(1000, points);
        var expected = points.Distinct().Where(point => !points.Any(other => other != point && other.A >= point.A && other.B >= point.B && other.C >= point.C));
        return archive.Front.Select(entry => entry.Solution).Order().SequenceEqual(expected.Order()) && archive.Count == points.Distinct().Count() && AddsUp(archive);
    }

    /// <summary>Whatever leaves, each objective keeps the best that it ever had, and nothing beats the front.</summary>
    [Property(MaxTest = 300)]
    public bool Add_MoreThanThereIsRoomFor_KeepsTheEnds(byte[] draws, byte room)
    {
        var points = Points(draws);
        var archive = Fill(6 + (room % 10), points);
        var held = archive.Select(entry => entry.Solution).ToList();
        return points.Count == 0
            || (held.Count <= archive.Capacity
                && held.Max(point => point.A) == points.Max(point => point.A)
                && held.Max(point => point.B) == points.Max(point => point.B)
                && held.Max(point => point.C) == points.Max(point => point.C)
                && archive.Best!.Value.Fitness == points.Max(point => point.A)
                && AddsUp(archive));
    }

    /// <summary>Five points of one front; NSGA-II (Deb et al. 2002) counts, for the three within, (4 - 0)/9 + (8 - 3)/8 and so on.</summary>
    [Fact]
    public void CrowdingDistances_FiveOfOneFront_AreThoseOfTheFormula()
    {
        double[][] points = [[0, 8], [1, 7], [4, 3], [5, 2], [9, 0]];
        var distances = ParetoFront.CrowdingDistances(points);
        Assert.Equal([double.PositiveInfinity, (4 / 9.0) + (5 / 8.0), (4 / 9.0) + (5 / 8.0), (5 / 9.0) + (3 / 8.0), double.PositiveInfinity], distances);
    }

    /// <summary>The crowded comparison of NSGA-II: fronts come first, within one the ends, then those whose neighbours lie further apart.</summary>
    [Fact]
    public void Prefers_FrontsAndNeighbours_DecideInThisOrder()
    {
        var archive = Fill(10, [(0, 9), (2, 7), (5, 4), (6, 3), (9, 0), (1, 1)]);
        int[] expected = [0, 4, 1, 2, 3, 5];

        // The ends of the front are equal; of those within, neighbours are 5/9 + 5/9, 4/9 + 4/9 and 4/9 + 4/9 apart.
        int[] places = [0, 0, 1, 2, 2, 3];
        foreach (var (left, right) in expected.Index().SelectMany(left => expected.Index().Select(right => (left, right))))
        {
            Assert.Equal(places[left.Index] < places[right.Index], archive.Prefers(left.Item, right.Item));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => archive.Prefers(0, 6));

        static ParetoArchive<(int A, int B)> Fill(int capacity, (int A, int B)[] points)
        {
            var archive = new ParetoArchive<(int A, int B)>(1, capacity, point => [point.B]);
            Array.ForEach(points, point => archive.Add(point, point.A, [0]));
            return archive;
        }
    }

    [Fact]
    public void Add_FullOfOneFront_GivesThePlaceOfTheMostCrowded()
    {
        var archive = new ParetoArchive<(int A, int B)>(1, 4, point => [point.B]);
        foreach (var point in ((int A, int B)[])[(0, 9), (4, 5), (5, 4), (9, 0)])
        {
            Assert.Equal(AddStatus.New, archive.Add(point, point.A, [0]).Status);
        }

        // (4, 5) lies between neighbours that are 5 + 5 apart, (5, 4) between such that are 4 + 4 apart once (7, 3) is there.
        Assert.Equal(new Addition(AddStatus.Improved, 2, 7), archive.Add((7, 3), 7, [0]));
        Assert.Equal([(0, 9), (4, 5), (7, 3), (9, 0)], archive.Select(entry => entry.Solution));
    }

    [Fact]
    public void Add_DominatedWhileThereIsRoom_IsKeptBehindTheFrontAndLeavesFirst()
    {
        var archive = new ParetoArchive<(int A, int B)>(1, 4, point => [point.B]);
        archive.Add((5, 5), 5, [0]);
        Assert.Equal(AddStatus.New, archive.Add((1, 1), 1, [0]).Status);
        Assert.Equal([(5, 5)], archive.Front.Select(entry => entry.Solution));
        archive.Add((6, 4), 6, [0]);
        archive.Add((4, 6), 4, [0]);
        Assert.Equal(new Addition(AddStatus.Improved, 1, 3), archive.Add((3, 7), 3, [0]));
        Assert.Equal(AddStatus.Rejected, archive.Add((2, 2), 2, [0]).Status);
        Assert.Equal(AddStatus.Rejected, archive.Add((3, 7), 3, [0]).Status);
    }

    [Fact]
    public void TryRetrieve_Point_FindsTheNearestByMeasures()
    {
        var archive = new ParetoArchive<int>(2, 10, solution => [-solution]);
        Assert.False(archive.TryRetrieve([0, 0], out _));
        archive.Add(1, 1, [0, 0]);
        archive.Add(2, 2, [1, 1]);
        Assert.True(archive.TryRetrieve([0.9, 0.8], out var nearest));
        Assert.Equal(2, nearest.Solution);
    }

    private static List<(int A, int B, int C)> Points(byte[] draws) => [.. draws.Select((draw, index) => (A: draw % 7, B: (draw / 7) % 6, C: (draw + index) % 5))];

    private static ParetoArchive<(int A, int B, int C)> Fill(int capacity, IEnumerable<(int A, int B, int C)> points)
    {
        var archive = new ParetoArchive<(int A, int B, int C)>(1, capacity, point => [point.B, point.C]);
        foreach (var point in points)
        {
            archive.Add(point, point.A, [0]);
        }

        return archive;
    }

    private static bool AddsUp(ParetoArchive<(int A, int B, int C)> archive) =>
        archive.Statistics.Elites == archive.Count && Math.Abs(archive.Statistics.QdScore - archive.Sum(entry => entry.Fitness)) < 1e-9;
}

namespace EvoLLM.Evolver.Tests;

/// <summary>A solution that is offered to an archive: a number to tell it by, its fitness, two measures.</summary>
internal sealed record Offer(int Solution, double Fitness, double X, double Y)
{
    public double[] Measures => [X, Y];

    /// <summary>Offers that often meet in a cell and often are equally fit, one for each number.</summary>
    public static Offer[] From(IEnumerable<byte> draws) =>
        [.. draws.Select((draw, i) => new Offer(i, draw / 40, draw % 11 * 0.1, draw * 7 % 13 / 13.0))];

    /// <summary>Offers of which no two are equally fit.</summary>
    public static Offer[] Distinct(IEnumerable<byte> draws) => [.. From(draws).Select(offer => offer with { Fitness = offer.Fitness + (offer.Solution * 0.001) })];
}

/// <summary>Small archives, and ways to fill them and to look at them.</summary>
internal static class SmallArchive
{
    public static readonly MeasureAxis[] Axes = [new("x", 0, 1, 4), new("y", 0, 1, 3)];

    public static CellArchive<int> Grid(ArchiveOptions? options = null) => new(new GridPartition(Axes), options);

    public static TArchive Add<TArchive>(this TArchive archive, params IEnumerable<Offer> offers)
        where TArchive : IArchive<int>
    {
        foreach (var offer in offers)
        {
            archive.Add(offer.Solution, offer.Fitness, offer.Measures);
        }

        return archive;
    }

    public static BatchAddition AddBatch(this IArchive<int> archive, IReadOnlyCollection<Offer> offers, BatchOptions? options = null) => archive.AddBatch(
        offers.Select(offer => offer.Solution).ToArray(), offers.Select(offer => offer.Fitness).ToArray(), offers.SelectMany(offer => offer.Measures).ToArray(), options);

    /// <summary>What each cell holds.</summary>
    public static IEnumerable<ArchiveEntry<int>> ByCell(this IArchive<int> archive) => archive.OrderBy(entry => entry.Cell);

    /// <summary>Whether all figures are those that the elites themselves add up to.</summary>
    public static bool AddsUp(this IArchive<int> archive, double offset = 0)
    {
        var (elites, statistics) = (archive.ToList(), archive.Statistics);
        return statistics.Elites == elites.Count
            && Near(statistics.QdScore, elites.Sum(elite => elite.Fitness - offset))
            && (elites.Count == 0 ? statistics.MeanFitness is null : Near(statistics.MeanFitness!.Value, elites.Average(elite => elite.Fitness)))
            && elites.Select(elite => elite.Cell).Distinct().Count() == elites.Count;

        static bool Near(double left, double right) => Math.Abs(left - right) <= 1e-9;
    }
}

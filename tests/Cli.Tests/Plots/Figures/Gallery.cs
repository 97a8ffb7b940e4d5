using EvoLLM.Evolver;

namespace EvoLLM.Cli.Tests;

/// <summary>Pictures of every kind, in easy situations and in awkward ones.</summary>
internal static class Gallery
{
    private const string LongName = "how often the program agrees with the nearest neighbour heuristic, weighted by the length of the edge that it takes";

    public static IEnumerable<string> Names => Pictures.Keys;

    private static readonly SortedDictionary<string, Func<Picture>> Pictures = new(StringComparer.Ordinal)
    {
        ["archive of one measure"] = () => Archive(200, new MeasureAxis("size", 0, 200, 25)),
        ["archive of two measures"] = () => Archive(200, new MeasureAxis("x", 0, 1, 20), new MeasureAxis("y", -1000, 1000, 15)),
        ["archive of four measures"] = () => Archive(200, [.. Axes(4)]),
        ["archive of twelve measures"] = () => Archive(50, [.. Axes(12)]),
        ["archive of a large grid"] = () => Archive(300, new MeasureAxis("x", 0, 1, 1000), new MeasureAxis("y", 0, 1, 1000)),
        ["archive with one elite"] = () => Archive(1, new MeasureAxis("x", 0, 1, 20), new MeasureAxis("y", 0, 1, 15)),
        ["archive with long names"] = () => Archive(20, new MeasureAxis(LongName, 0, 1, 20), new MeasureAxis(LongName, 0, 1e9, 15)),
        ["cells around centroids"] = Centroids,
        ["archive of centroids"] = () => Archive(ArchiveChoice.Cvt(60)),
        ["archive without cells"] = () => Archive(ArchiveChoice.Novelty()),
        ["front"] = () => Front(new ParetoObjective("x", Direction.Minimize)),
        ["front of three objectives"] = () => Front(new ParetoObjective("x", Direction.Minimize), new ParetoObjective("y", Direction.Maximize)),
        ["kinds of archives"] = Kinds,
        ["progress"] = () => Progress(300),
        ["progress of one evaluation"] = () => Progress(1),
        ["statuses"] = () => StatusFigure.Draw(Histories.Run(Histories.Problem(), 1000)),
        ["statuses of one proposal"] = () => StatusFigure.Draw(Histories.Run(Histories.Problem(), 1)),
        ["two groups"] = () => Compare("offline", "ollama:qwen2.5-coder"),
        ["sixteen groups with long names"] = () => Compare([.. Enumerable.Range(1, 16).Select(i => $"openai:some-organisation/a-model-of-{i}00-billion-weights@http://127.0.0.1:8000/v1")]),
    };

    public static Picture Draw(string name) => Pictures[name]();

    private static IEnumerable<MeasureAxis> Axes(int count) =>
        Enumerable.Range(1, count).Select(i => new MeasureAxis(i % 3 == 0 ? LongName : $"measure {i}", 0, Math.Pow(10, i), 3));

    private static Picture Archive(int proposals, params MeasureAxis[] axes)
    {
        var name = proposals == 20 ? LongName.Replace(' ', '-') : "run";
        var run = Histories.Run(name, Histories.Header(Histories.Problem("problem", Direction.Minimize, axes)), proposals);
        return ArchiveFigure.Draw(run, run.Offset);
    }

    private static Picture Front(params ParetoObjective[] objectives)
    {
        var run = Histories.Run("run", Histories.Header(Histories.Problem(), archive: ArchiveChoice.Pareto(objectives, 40)), 200);
        return FrontFigure.Draw(run, run.Offset);
    }

    private static Picture Archive(ArchiveChoice archive)
    {
        var run = Histories.Run("run", Histories.Header(Histories.Problem(), archive: archive), 200);
        return ArchiveFigure.Draw(run, run.Offset);
    }

    private static Picture Kinds()
    {
        var runs = new[] { ArchiveChoice.Grid, ArchiveChoice.Cvt(100), ArchiveChoice.Novelty() }.Select(archive => Histories.Run("run", Histories.Header(Histories.Problem(), archive: archive), 60));
        return CompareFigure.Draw(RunGroup.ByMethod([.. runs]), new ProgressOptions(0));
    }

    private static Picture Centroids()
    {
        var random = new SeededRandom(1, "centroids", 0);
        MeasureAxis[] axes = [new("x", 0, 1, 1), new("y", 0, 5, 1)];
        var centroids = Enumerable.Range(0, 50).Select(_ => (IReadOnlyList<double>)[random.NextDouble(), random.NextDouble() * 5]).ToList();
        var map = ArchiveMap.OfCentroids(axes, centroids, Enumerable.Range(0, 30).ToDictionary(cell => (long)cell, cell => (double)cell), relative: true);
        return HeatMapFigure.Draw(Histories.Problem(), map, "title", "text");
    }

    private static Picture Progress(int proposals)
    {
        var run = Histories.Run(Histories.Problem(direction: Direction.Minimize), proposals);
        return ProgressFigure.Draw(run, run.Offset);
    }

    private static Picture Compare(params string[] models)
    {
        var runs = models.SelectMany(model => Enumerable.Range(1, 3).Select(seed => Histories.Run(Histories.Problem(), 60, (ulong)seed, model))).ToList();
        return CompareFigure.Draw(RunGroup.ByMethod(runs), new ProgressOptions(0));
    }
}

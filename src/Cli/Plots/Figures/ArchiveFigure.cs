using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>The archive at the end of a run, drawn as its number of measures allows.</summary>
internal static class ArchiveFigure
{
    /// <summary>Draws it.</summary>
    /// <param name="run">The run, with one elite or more.</param>
    /// <param name="offset">The fitness that counts as nothing in the QD score.</param>
    public static Picture Draw(RunHistory run, double offset)
    {
        var (problem, title) = (run.Problem, $"{run.Name}: archive");
        var text = Caption.Archive(run, offset);
        if (problem.Measures.Count > 2)
        {
            return ParallelFigure.Draw(problem, [.. run.Elites.Values.Select(elite => elite.Evaluation)], title, $"{text} Each line is an elite.");
        }

        var map = Map(run);
        return problem.Measures.Count == 1 ? StripFigure.Draw(problem, map, title, text) : HeatMapFigure.Draw(problem, map, title, text);
    }

    private static ArchiveMap Map(RunHistory run)
    {
        var (axes, archive) = (run.Problem.Measures, run.Header.Options.Archive);
        var elites = run.Elites.ToDictionary(elite => elite.Key, elite => elite.Value.Evaluation.Fitness!.Value);
        return archive.Kind switch
        {
            ArchiveKind.Grid => ArchiveMap.OfGrid(axes, elites),
            ArchiveKind.Cvt when archive.Create(axes) is CellArchive<Elite> { Partition: CvtPartition cvt } => ArchiveMap.OfCentroids(axes, cvt.Centroids, elites, relative: true),
            _ => ArchiveMap.OfPoints(axes, run.Elites.Values.Select(elite => elite.Evaluation)),
        };
    }
}

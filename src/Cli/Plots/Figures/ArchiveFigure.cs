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

        var map = ArchiveMap.OfGrid(problem.Measures, run.Elites.ToDictionary(elite => elite.Key, elite => elite.Value.Evaluation.Fitness!.Value));
        return problem.Measures.Count == 1 ? StripFigure.Draw(problem, map, title, text) : HeatMapFigure.Draw(problem, map, title, text);
    }
}

namespace EvoLLM.Cli;

/// <summary>Groups of runs of one problem over evaluations, with bands.</summary>
internal static class CompareFigure
{
    /// <summary>Draws them.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="options">What is drawn of them.</param>
    public static Picture Draw(IReadOnlyList<RunGroup> groups, ProgressOptions options)
    {
        var problem = groups[0].Runs[0].Problem;
        var runs = groups.Sum(group => group.Runs.Count);
        var band = options.Band == BandKind.Quartiles ? "the interquartile range" : "from the smallest to the largest";
        var lines = groups.Any(group => group.Runs.Count > 1)
            ? $"Lines are medians over the runs of a group, bands {band}; a line ends with the shortest run of its group."
            : "Each line is a run.";
        lines += RunHistory.ShareArchive(groups.SelectMany(group => group.Runs)) ? "" : " Coverage and QD score are left out: they mean something else in each kind of archive.";
        return ProgressFigure.Draw(groups, options, $"{problem.Name}: {Figures.Count(runs)} runs compared", lines);
    }
}

namespace EvoLLM.Cli;

/// <summary>One run, or groups of runs, over evaluations: the best figure, the coverage and the QD score.</summary>
internal static class ProgressFigure
{
    /// <summary>Draws one run.</summary>
    /// <param name="run">The run, with one elite or more.</param>
    /// <param name="offset">The fitness that counts as nothing in the QD score.</param>
    public static Picture Draw(RunHistory run, double offset) =>
        Draw([new RunGroup(run.Name, [run])], new ProgressOptions(offset), $"{run.Name}: progress", Caption.Archive(run, offset));

    /// <summary>Draws groups of runs of one problem.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="options">What is drawn of them.</param>
    /// <param name="title">What the picture is called.</param>
    /// <param name="text">What should be known of it.</param>
    public static Picture Draw(IReadOnlyList<RunGroup> groups, ProgressOptions options, string title, string text)
    {
        var run = groups[0].Runs[0];
        var best = Panel($"best {Caption.Directed(run.Problem)}", point => point.Best is { } fitness ? run.Problem.Objective.Flip(fitness) : null) with { Baselines = run.Baselines };
        IReadOnlyList<CurvePanel> panels = RunHistory.ShareArchive(groups.SelectMany(group => group.Runs)) ? [best, Held(), QdScore()] : [best];
        return CurvesFigure.Draw(panels, [.. groups.Select((group, index) => (group.Label, Palette.Series(index)))], title, text);

        CurvePanel Held() => run.CellCount is { } cells
            ? Panel($"coverage of {Caption.Count(cells, "cell")} (%)", point => 100.0 * point.Held / cells) with { FromZero = true }
            : Panel("elites", point => point.Held) with { FromZero = true };

        CurvePanel QdScore() => Panel($"QD score ({Caption.Offset(options.Offset)})", point => point.QdScore(options.Offset)) with { FromZero = true };

        CurvePanel Panel(string name, Func<CurvePoint, double?> figure) =>
            new(name, [.. groups.Select((group, index) => new Curve(group.Course(figure, options), Palette.Series(index)))]);
    }
}

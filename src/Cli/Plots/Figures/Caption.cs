using System.Globalization;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>What is written over pictures.</summary>
internal static class Caption
{
    /// <summary>The objective with its unit.</summary>
    public static string Objective(Problem problem) => problem.Objective.Name + (problem.Objective.Unit.Length > 0 ? $" ({problem.Objective.Unit})" : "");

    /// <summary>The objective with its unit and its direction.</summary>
    public static string Directed(Problem problem) =>
        $"{Objective(problem)}, {(problem.Objective.Direction == Direction.Minimize ? "smaller" : "larger")} is better";

    /// <summary>Who searched.</summary>
    public static string Searcher(RunHeader header) => $"{ModelText.Of(header)}, seed {header.Options.Seed}";

    /// <summary>An archive in figures; the number of cells stands with the coverage, the offset with the QD score.</summary>
    public static string Archive(RunHistory run, double offset)
    {
        var end = run.Curve[^1];
        return $"{Searcher(run.Header)}: {Held(run, end.Held)} after {Count(run.Curve.Count, "evaluation")}; "
            + $"best {Best(run.Problem, end.Best!.Value)}; QD score {Number(end.QdScore(offset))} ({Offset(offset)}).";
    }

    /// <summary>Some things, in the plural where they are not one.</summary>
    public static string Count(long count, string thing) => $"{Figures.Count(count)} {thing}{(count == 1 ? "" : "s")}";

    /// <summary>A number with four to six digits that count, as print shows it.</summary>
    public static string Number(double value)
    {
        var format = Math.Abs(value) switch
        {
            0 => "0",
            >= 1e9 or < 0.1 => "0.###e0",
            >= 1000 => "#,0",
            >= 100 => "0.0",
            >= 10 => "0.00",
            _ => "0.000",
        };
        return value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
    }

    private static string Held(RunHistory run, int held) => run.CellCount is { } cells
        ? $"{Figures.Count(held)} of {Count(cells, "cell")} held ({Figures.Share((double)held / cells)})"
        : Count(held, "elite");

    private static string Best(Problem problem, double fitness) =>
        Number(problem.Objective.Flip(fitness)) + (problem.Objective.Unit.Length > 0 ? $" {problem.Objective.Unit}" : "");

    /// <summary>The fitness that counts as nothing in a QD score.</summary>
    public static string Offset(double offset) => $"offset {Number(offset)}";
}

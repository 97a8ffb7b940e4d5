using System.Text.Json.Nodes;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>A group of runs in figures.</summary>
internal sealed class ComparisonRow
{
    private readonly IReadOnlyList<IReadOnlyList<CurvePoint>> _curves;
    private readonly double _offset;

    public ComparisonRow(RunGroup group, ProgressOptions options)
    {
        (Group, _offset) = (group, options.Offset);
        _curves = [.. group.Runs.Select(run => RunGroup.Curve(run, options.Evaluations))];
        Method = new ComparedMethod(group.Name, [.. group.Runs.Select(run => run.Compared(options.Evaluations))]);
    }

    public RunGroup Group { get; }

    public Problem Problem => Group.Runs[0].Problem;

    /// <summary>The runs as they are held against those of other groups.</summary>
    public ComparedMethod Method { get; }

    /// <summary>How many elites the run in the middle holds.</summary>
    public double Held => Median(point => point.Held);

    /// <summary>The share of the cells that it holds, 0 to 1; <see langword="null"/> for an archive without cells.</summary>
    public double? Coverage => Held / Group.Runs[0].CellCount;

    /// <summary>The QD score of the run in the middle.</summary>
    public double QdScore => Median(point => point.QdScore(_offset));

    /// <summary>The row for scripts.</summary>
    public JsonObject Describe(ComparisonResult result) => new()
    {
        ["group"] = Group.Name,
        ["runs"] = new JsonArray([.. Group.Runs.Select(run => (JsonNode)run.Name)]),
        ["best"] = Method.Best(Problem.Objective, test: false),
        ["median"] = Method.Search?.Median,
        ["interval"] = Interval(Method.Search),
        ["test"] = result.ComparesTest ? new JsonObject
        {
            ["best"] = Method.Best(Problem.Objective, test: true),
            ["median"] = Method.Test?.Median,
            ["interval"] = Interval(Method.Test),
        }
        : null,
        ["baseline"] = result.Baseline.Name,
        ["difference"] = result.Difference(Method)?.Median,
        ["differenceInterval"] = Interval(result.Difference(Method)),
        ["elites"] = Held,
        ["coverage"] = Coverage,
        ["cells"] = Group.Runs[0].CellCount,
        ["qdScore"] = QdScore,
        ["offset"] = _offset,
        ["evaluations"] = new JsonArray([.. Method.Runs.Select(run => (JsonNode)run.Evaluations)]),
        ["calls"] = Method.Spent.Calls,
        ["tokens"] = Method.Spent.Tokens,
        ["usd"] = Method.Spent.Usd,
        ["endedByItself"] = Method.EndedByItself,
    };

    private static JsonArray? Interval(Estimate? estimate) => estimate is { } known ? [known.Lower, known.Upper] : null;

    private double Median(Func<CurvePoint, double> figure) =>
        Quantile.Of([.. _curves.Select(curve => figure(curve.Count > 0 ? curve[^1] : default)).Order()], 0.5);
}

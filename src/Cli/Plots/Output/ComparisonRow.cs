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
        Spent = group.Runs.Aggregate(default(Cost), (sum, run) => sum + run.Spent);
    }

    public RunGroup Group { get; }

    public Problem Problem => Group.Runs[0].Problem;

    /// <summary>The fitness of the best run.</summary>
    public double? Best => _curves.Max(curve => curve[^1].Best);

    /// <summary>The fitness of the run in the middle; <see langword="null"/> where one has none yet.</summary>
    public double? MedianBest => _curves.All(curve => curve[^1].Best is not null) ? Median(point => point.Best!.Value) : null;

    /// <summary>How many elites the run in the middle holds.</summary>
    public double Held => Median(point => point.Held);

    /// <summary>The share of the cells that it holds, 0 to 1; <see langword="null"/> for an archive without cells.</summary>
    public double? Coverage => Held / Group.Runs[0].CellCount;

    /// <summary>The QD score of the run in the middle.</summary>
    public double QdScore => Median(point => point.QdScore(_offset));

    /// <summary>Evaluations of the shortest run.</summary>
    public int Fewest => _curves.Min(curve => curve.Count);

    /// <summary>Evaluations of the longest run.</summary>
    public int Most => _curves.Max(curve => curve.Count);

    /// <summary>What the model calls of all runs cost, over their whole length.</summary>
    public Cost Spent { get; }

    /// <summary>The row for scripts.</summary>
    public JsonObject Describe() => new()
    {
        ["group"] = Group.Name,
        ["runs"] = new JsonArray([.. Group.Runs.Select(run => (JsonNode)run.Name)]),
        ["best"] = Flip(Best),
        ["median"] = Flip(MedianBest),
        ["elites"] = Held,
        ["coverage"] = Coverage,
        ["cells"] = Group.Runs[0].CellCount,
        ["qdScore"] = QdScore,
        ["offset"] = _offset,
        ["evaluations"] = new JsonArray([.. _curves.Select(curve => (JsonNode)curve.Count)]),
        ["tokens"] = Spent.Tokens,
        ["usd"] = Spent.Usd,
    };

    private double? Flip(double? fitness) => fitness is { } value ? Problem.Objective.Flip(value) : null;

    private double Median(Func<CurvePoint, double> figure) => Quantile.Of([.. _curves.Select(curve => figure(curve[^1])).Order()], 0.5);
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary><c>--archive</c>: what keeps the elites of a run.</summary>
internal static class ArchiveOption
{
    public static Option<ArchiveChoice?> Create() => new("--archive")
    {
        Description = "What the problem says, else grid: the cells of the problem's axes; cvt[:CELLS[:SEED]]: cells around spread centroids; novelty[:THRESHOLD[:NEIGHBOURS]]: no cells, what lies far from the rest; pareto:[CAPACITY:]NAME[:max],…: the front of the fitness and of metrics, measures, steps or size, which are to be small unless max is said. Part of the result.",
        CustomParser = Parse,
    };

    private static ArchiveChoice? Parse(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        var choice = text.Split(':') switch
        {
            ["grid"] => ArchiveChoice.Grid,
            ["cvt"] => ArchiveChoice.Cvt(),
            ["cvt", var cells] when Cells(cells) is { } count => ArchiveChoice.Cvt(count),
            ["cvt", var cells, var seed] when Cells(cells) is { } count && ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => ArchiveChoice.Cvt(count, number),
            ["novelty"] => ArchiveChoice.Novelty(),
            ["novelty", var threshold] when Threshold(threshold) is { } value => ArchiveChoice.Novelty(value),
            ["novelty", var threshold, var neighbors] when Threshold(threshold) is { } value && Count(neighbors) is { } count => ArchiveChoice.Novelty(value, count),
            ["pareto", .. var front] => Front(front),
            _ => null,
        };
        if (choice is null)
        {
            result.AddError($"--archive is '{text}'; write grid, cvt:CELLS[:SEED] with 1 to 100000 cells, novelty[:THRESHOLD[:NEIGHBOURS]] with a threshold above 0 in ranges of the axes, or pareto:[CAPACITY:]NAME[:max],… with different names and room for twice as many as there are objectives, the fitness among them, and 1000 at most.");
        }

        return choice;
    }

    /// <summary>The front of <c>CAPACITY:NAME:max,NAME</c>, already cut at its colons.</summary>
    private static ArchiveChoice? Front(string[] parts)
    {
        var capacity = parts.Length > 0 ? Count(parts[0]) : null;
        var names = string.Join(':', capacity is null ? parts : parts[1..]).Split(',');
        List<ParetoObjective> objectives = [.. names.Select(name => name.EndsWith(":max", StringComparison.Ordinal)
            ? new ParetoObjective(name[..^4].Trim(), Direction.Maximize)
            : new ParetoObjective(name.Trim(), Direction.Minimize))];
        var most = capacity ?? 100;
        return objectives.All(objective => objective.Name.Length > 0 && !objective.Name.Contains(':', StringComparison.Ordinal))
            && objectives.DistinctBy(objective => objective.Name).Count() == objectives.Count
            && most >= 2 * (objectives.Count + 1) && most <= 1_000
            ? ArchiveChoice.Pareto(objectives, most)
            : null;
    }

    private static int? Cells(string text) => Count(text) is <= 100_000 and var cells ? cells : null;

    private static int? Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1 ? count : null;

    private static double? Threshold(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var threshold) && threshold is > 0 and < double.PositiveInfinity ? threshold : null;
}

using System.Globalization;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>Runs that belong together, such as those of one model with several seeds.</summary>
/// <param name="Name">What they have in common.</param>
/// <param name="Runs">The runs, one or more.</param>
internal sealed record RunGroup(string Name, IReadOnlyList<RunHistory> Runs)
{
    /// <summary>The name with the number of runs, where they are several.</summary>
    public string Label => Runs.Count > 1 ? $"{Name} ({Runs.Count} runs)" : Name;

    /// <summary>How the runs went.</summary>
    public IReadOnlyList<Band> Course(Func<CurvePoint, double?> figure, ProgressOptions options) => Band.Course([.. Runs.Select(run => Curve(run, options.Evaluations))], figure, options.Band);

    /// <summary>Each run as a group of its own.</summary>
    public static IReadOnlyList<RunGroup> ByRun(IReadOnlyList<RunHistory> runs) => [.. runs.Select(run => new RunGroup(run.Name, [run]))];

    /// <summary>Puts runs together that were set up alike but for seed and budget; names tell what sets the groups apart, and no more.</summary>
    public static IReadOnlyList<RunGroup> ByMethod(IReadOnlyList<RunHistory> runs)
    {
        var groups = runs.GroupBy(run => string.Join('\n', Setup(run.Header))).ToList();
        var setups = groups.Select(group => Setup(group.First().Header)).ToList();
        var telling = new List<int>();
        for (var part = 0; part < setups[0].Length && Names().Distinct().Count() < groups.Count; part++)
        {
            if (setups.Any(setup => setup[part] != setups[0][part]))
            {
                telling.Add(part);
            }
        }

        return [.. groups.Zip(Names(), (group, name) => new RunGroup(name, [.. group]))];

        IEnumerable<string> Names() => setups.Select(setup => telling.Count == 0 ? setup[1] : string.Join(", ", telling.Select(part => setup[part])));
    }

    /// <summary>The curve of a run up to some evaluation.</summary>
    public static IReadOnlyList<CurvePoint> Curve(RunHistory run, int? evaluations) =>
        evaluations < run.Curve.Count ? [.. run.Curve.Take(evaluations.Value)] : run.Curve;

    private static string Models(RunHeader header) => string.Join(" + ", header.Models) + ModelText.Others(header.ModelsFor, header.EscalateTo);

    private static string Method(RunHeader header) => string.Join(' ', header.MethodSettings.Select(setting => $"{setting.Key}={setting.Value}").Prepend(header.Method));

    /// <summary>What decides how a search goes but for chance and budget, each part as a group's name would say it.</summary>
    private static string[] Setup(RunHeader header)
    {
        var options = header.Options;
        return
        [
            Method(header),
            Models(header),
            header.Temperature is { } temperature ? Text($"temperature {temperature}") : "own temperatures",
            header.TopP is { } topP ? Text($"top-p {topP}") : "own top-p",
            header.MaxOutputTokens is { } output ? Text($"answers of {output} tokens") : "usual answers",
            header.MaxPromptTokens is { } prompt ? Text($"prompts of {prompt} tokens") : "usual prompts",
            header.StopSequences is { } stops ? $"stop at {string.Join(' ', stops)}" : "no stop sequences",
            header.ReasoningEffort is { } effort ? $"{effort} reasoning effort" : "own reasoning efforts",
            Archive(options.Archive),
            Text($"{options.InFlight} in flight"),
            Text($"tournaments {options.Selection.TournamentShare} of {options.Selection.TournamentSize}"),
            "operators " + string.Join(' ', options.OperatorWeights.Select(weight => Text($"{weight.Key} {weight.Value}"))),
            "prompts " + string.Join(' ', header.Prompts.Select(prompt => $"{prompt.Key} {prompt.Value[..Math.Min(6, prompt.Value.Length)]}")),
        ];
    }

    private static string Archive(ArchiveChoice archive) => archive.Kind switch
    {
        ArchiveKind.Grid => "grid",
        ArchiveKind.Cvt => Text($"CVT of {archive.Cells} cells, seed {archive.Seed}"),
        ArchiveKind.Pareto => Text($"Pareto front of {archive.Capacity} by {string.Join(", ", archive.Objectives!.Select(objective => $"{objective.Name} {Figures.Lower(objective.Direction)}"))}"),
        _ => Text($"novelty above {archive.Threshold}, {archive.Neighbors} neighbours"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

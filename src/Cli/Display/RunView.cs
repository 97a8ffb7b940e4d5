using System.Text.Json.Nodes;
using EvoLLM.Evolver;
using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary>A run as a whole, now or as it was after some proposal.</summary>
internal sealed class RunView
{
    private readonly RunReader _reader;
    private readonly CandidateId? _at;
    private readonly IReadOnlyCollection<(Measures Measures, double Fitness)> _elites;
    private readonly List<(CandidateId Id, Lineage Lineage, Evaluation Evaluation)> _best;

    /// <summary>Reads what is to be shown.</summary>
    /// <param name="reader">The run.</param>
    /// <param name="at">The last proposal that counts; <see langword="null"/> for all.</param>
    /// <param name="top">How many of the best to list: of all candidates, or of the elites of that moment.</param>
    public RunView(RunReader reader, CandidateId? at, int top)
    {
        (_reader, _at) = (reader, at);
        if (at is { } moment)
        {
            var archive = reader.ArchiveAt(moment);
            _elites = [.. archive.Select(entry => (entry.Measures, entry.Fitness))];
            _best = [.. Front([.. archive.Select(entry => entry.Solution)], elite => elite.Evaluation).OrderByDescending(elite => elite.Fitness).ThenBy(elite => elite.Candidate.Id).Take(top).Select(elite => (elite.Candidate.Id, elite.Candidate.Lineage, elite.Evaluation))];
        }
        else
        {
            _elites = ArchiveView.Elites(reader);
            var best = Objectives.Count > 0 ? Front(reader.Elites(), record => record.Evaluation).OrderByDescending(record => record.Evaluation.Fitness).ThenBy(record => record.Id).Take(top) : reader.Best(top);
            _best = [.. best.Select(record => (record.Id, record.Lineage, record.Evaluation))];
        }
    }

    private Problem Problem => _reader.Header.Problem;

    /// <summary>What a Pareto archive asks besides the fitness; empty for another archive, which lists the best of all.</summary>
    private IReadOnlyList<ParetoObjective> Objectives => _reader.Header.Options.Archive.Objectives ?? [];

    /// <summary>Of elites, those on the Pareto front; all where there is none.</summary>
    private IEnumerable<T> Front<T>(IReadOnlyList<T> elites, Func<T, Evaluation> evaluation) => Objectives.Count > 0
        ? _reader.Header.Options.Archive.Front(elites.Select(evaluation), Problem.Measures).Select(number => elites[number])
        : elites;

    /// <summary>The figures of each candidate that are listed.</summary>
    private IReadOnlyList<string> FigureNames => [.. Problem.Measures.Select(axis => axis.Name).Concat(Objectives.Select(objective => objective.Name)).Distinct()];

    private RunEnding? Ending => _reader.IsLive ? null : _reader.Ending;

    private string State => _reader.IsLive ? "being worked on now" : Ending?.Message ?? "killed in mid-run; 'evollm resume' goes on";

    public void Show(CliContext context, bool json)
    {
        if (json)
        {
            context.WriteLine(JsonOutput.Line(Describe()));
            return;
        }

        var header = _reader.Header;
        context.Out.MarkupLineInterpolated($"[bold]{Problem.Name}[/]: {Problem.Title}");
        context.WriteLine($"{(header.Created == default ? "imported; begun" : $"begun {header.Created:u}")} with {Method(header)}{ModelText.Of(header)}, seed {header.Options.Seed}");
        context.WriteLine($"{Figures.Count(_reader.Count)} proposals: {Figures.Statuses(_reader.Statuses)}");
        if (Spent() is var spent && (spent.Calls > 0 || spent.KnownAnswers > 0))
        {
            context.WriteLine(Figures.Spent(spent));
            if (new PromptsView(_reader, _at).Line is { } line)
            {
                context.WriteLine(line);
            }
        }

        context.WriteLine(_at is { } moment ? $"as it was after proposal {moment}" : State);
        if (_at is null && Ending is { } ending && ending.Elapsed > TimeSpan.Zero)
        {
            context.WriteLine($"worked on for {Figures.Times(ending.Elapsed, ending.CpuTime)}");
        }

        context.Out.WriteLine();
        context.Out.Write(new HeatMap(Problem, _elites).Render());
        context.WriteLine($"{ArchiveView.Held(header, _elites.Count)}; {string.Join(" over ", Problem.Measures.Take(2).Reverse().Select(axis => axis.Name))}");
        context.Out.WriteLine();
        if (Objectives.Count > 0)
        {
            context.WriteLine($"The Pareto front of {string.Join(", ", Objectives.Select(objective => objective.Name).Prepend(Problem.Objective.Name))}:");
        }

        context.Out.Write(Table());
        if (_at is null && _reader.Report is { } report && _reader.Find(report.Champion)?.Source is { } source)
        {
            ResultView.Show(context, Problem, report, source);
        }
    }

    private Table Table()
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("candidate", Problem.Objective.Name.EscapeMarkup(), "operator", "parents");
        foreach (var name in FigureNames)
        {
            table.AddColumn(new TableColumn(name.EscapeMarkup()).RightAligned());
        }

        foreach (var (id, lineage, evaluation) in _best)
        {
            table.AddRow([
                id.ToString(),
                Figures.Objective(Problem, evaluation.Fitness).EscapeMarkup(),
                lineage.Operator.EscapeMarkup(),
                string.Join(", ", lineage.Parents),
                .. FigureNames.Select(name => evaluation.Figure(name, Problem.Measures) is { } value ? Figures.Value(value, "") : "-")]);
        }

        return table;
    }

    private static string Method(RunHeader header) => header.Method == RunHeader.UsualMethod
        ? ""
        : $"{header.Method}{(header.MethodSettings.Count > 0 ? $" ({string.Join(", ", header.MethodSettings.Select(setting => $"{setting.Key}={setting.Value}"))})" : "")} and ";

    private bool IsOffline => _reader.Header.Models.All(model => model == OperatorSet.Offline);

    /// <summary>What model calls took until then. Who asked no model need not read the whole run for it.</summary>
    private Cost Spent() => IsOffline
        ? default
        : _reader.Proposals().Where(record => !(record.Id.Value > _at?.Value)).Aggregate(default(Cost), (sum, record) => sum + record.Cost);

    private JsonObject Describe() => new()
    {
        ["problem"] = Problem.Name,
        ["proposals"] = _at?.Value + 1 ?? _reader.Count,
        ["state"] = State,
        ["seconds"] = Ending?.Elapsed.TotalSeconds,
        ["cpuSeconds"] = Ending?.CpuTime.TotalSeconds,
        ["elites"] = _elites.Count,
        ["knownAnswers"] = Spent().KnownAnswers,
        ["prompts"] = IsOffline ? null : new PromptsView(_reader, _at).Describe(),
        ["best"] = new JsonArray([.. _best.Select(row => new JsonObject
        {
            ["candidate"] = row.Id.Value,
            ["operator"] = row.Lineage.Operator,
            ["parents"] = JsonOutput.Numbers(row.Lineage.Parents.Select(parent => parent.Value)),
            ["score"] = Problem.Objective.Flip(row.Evaluation.Fitness!.Value),
            ["measures"] = JsonOutput.Numbers(row.Evaluation.Measures!),
            ["objectives"] = Objectives.Count == 0 ? null : new JsonObject(Objectives.Select(objective => KeyValuePair.Create(objective.Name, (JsonNode?)row.Evaluation.Figure(objective.Name, Problem.Measures)))),
        })]),
    };
}

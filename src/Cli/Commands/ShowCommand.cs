using System.CommandLine;
using EvoLLM.Evolver;
using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary><c>evollm show RUN [ID]</c>: looks at a run, also while it is being worked on, or at one candidate of it.</summary>
internal sealed class ShowCommand : Command
{
    private readonly Argument<string?> _run = new("run") { Description = "The run's name or path; the newest where none is given.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Argument<int?> _id = new("id") { Description = "A candidate's number.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<int> _top = new Option<int>("--top") { Description = "How many of the best to list.", DefaultValueFactory = _ => 10 }.AtLeast(1);
    private readonly Option<bool> _prompts = new("--prompts") { Description = "With a candidate: also the prompts and answers that made it." };

    public ShowCommand(CliContext context)
        : base("show", "Look at a run, or at one candidate of it.")
    {
        Add(_run);
        Add(_id);
        Add(_top);
        Add(_prompts);
        SetAction(parsed => Show(context, parsed));
    }

    private int Show(CliContext context, ParseResult parsed)
    {
        using var reader = RunReader.Open(RunFolders.Find(parsed.GetValue(_run)));
        if (parsed.GetValue(_id) is { } id)
        {
            ShowCandidate(context, reader, new CandidateId(id), parsed.GetValue(_prompts));
        }
        else
        {
            ShowRun(context, reader, parsed.GetValue(_top));
        }

        return ExitCodes.Done;
    }

    private static void ShowRun(CliContext context, RunReader reader, int top)
    {
        var (header, problem) = (reader.Header, reader.Header.Problem);
        context.Out.MarkupLineInterpolated($"[bold]{problem.Name}[/]: {problem.Title}");
        context.WriteLine($"begun {header.Created:u} with {string.Join(", ", header.Models)}, seed {header.Options.Seed}");
        context.WriteLine($"{Figures.Count(reader.Count)} proposals: {Figures.Statuses(reader.Statuses)}");
        context.WriteLine(reader.IsLive ? "being worked on now" : reader.Ending?.Message ?? "killed in mid-run; 'evollm resume' goes on");
        context.Out.WriteLine();

        var elites = ArchiveView.Elites(reader);
        context.Out.Write(new HeatMap(problem, elites).Render());
        context.WriteLine($"{ArchiveView.Held(header, elites.Count)}; {string.Join(" over ", problem.Measures.Take(2).Reverse().Select(axis => axis.Name))}");
        context.Out.WriteLine();

        var table = new Table().Border(TableBorder.Rounded).AddColumns("candidate", problem.Objective.Name.EscapeMarkup(), "operator", "parents");
        foreach (var axis in problem.Measures)
        {
            table.AddColumn(new TableColumn(axis.Name.EscapeMarkup()).RightAligned());
        }

        foreach (var record in reader.Best(top))
        {
            table.AddRow([
                record.Id.ToString(),
                Figures.Objective(problem, record.Evaluation.Fitness).EscapeMarkup(),
                record.Lineage.Operator.EscapeMarkup(),
                string.Join(", ", record.Lineage.Parents),
                .. record.Evaluation.Measures!.Select(value => Figures.Value(value, ""))]);
        }

        context.Out.Write(table);
        if (reader.Report is { } report && reader.Find(report.Champion)?.Source is { } source)
        {
            ResultView.Show(context, problem, report, source);
        }
    }

    private static void ShowCandidate(CliContext context, RunReader reader, CandidateId id, bool prompts)
    {
        var record = reader.Find(id) ?? throw new CliException($"The run has no candidate {id}; its last one is {reader.Count - 1}.");
        var parents = record.Lineage.Parents.Count > 0 ? $" of {string.Join(" and ", record.Lineage.Parents)}" : "";
        context.Out.MarkupLineInterpolated($"[bold]candidate {id}[/]: {record.Lineage.Operator}{parents}{(record.Note.Length > 0 ? $" ({record.Note})" : "")}");
        var figure = record.Evaluation.Fitness is null ? "" : $", {reader.Header.Problem.Objective.Name} {Figures.Objective(reader.Header.Problem, record.Evaluation.Fitness)}";
        var duplicate = record.DuplicateOf is { } first ? $" of {first}" : "";
        context.WriteLine($"{Figures.Status(record.Evaluation.Status)}{duplicate}{figure}; {Decision(record)}");
        foreach (var line in record.Evaluation.Feedback)
        {
            context.WriteLine($"  {line}");
        }

        context.Out.WriteLine();
        CodeView.Show(context, record.Source ?? "(no program)");
        foreach (var call in prompts ? reader.Calls(id) : [])
        {
            context.WriteLine($"\n--- {call.Template} to {call.Model}, {call.Cost.InputTokens} + {call.Cost.OutputTokens} tokens ---\n{call.Prompt}\n--- answer ---\n{call.Answer}");
        }
    }

    private static string Decision(ProposalRecord record) => record.Decision switch
    {
        AddStatus.New => $"took the empty cell {record.Cell}",
        AddStatus.Improved => $"took cell {record.Cell} from a worse elite",
        AddStatus.Rejected => $"the elite of cell {record.Cell} is as good or better",
        _ => "not offered to the archive",
    };
}

using System.CommandLine;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary><c>evollm show RUN [ID]</c>: looks at a run, also while it is being worked on and as it was before, at one candidate of it, or at what that descends from.</summary>
internal sealed class ShowCommand : Command
{
    private readonly Argument<string?> _run = new("run") { Description = "The run's name or path; the newest where none is given.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Argument<int?> _id = new("id") { Description = "A candidate's number.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<int> _top = new Option<int>("--top") { Description = "How many of the best to list.", DefaultValueFactory = _ => 10 }.AtLeast(1);
    private readonly Option<bool> _islands = new("--islands") { Description = "Also each island of the run; with a candidate: where it was copied to." };
    private readonly Option<bool> _prompts = new("--prompts") { Description = "With a candidate: also the prompts and answers that made it." };
    private readonly Option<int?> _lineage = new Option<int?>("--lineage") { Description = "A candidate's number: list all that it descends from, back to the seeds." }.AtLeast(0);
    private readonly Option<int?> _at = new Option<int?>("--at") { Description = "A proposal's number: show the archive as it was right after it." }.AtLeast(0);
    private readonly Option<bool> _json = CommonOptions.Json();

    public ShowCommand(CliContext context)
        : base("show", "Look at a run, now or as it was, at one candidate of it, or at what that descends from.")
    {
        Add(_run);
        Add(_id);
        Add(_top);
        Add(_islands);
        Add(_prompts);
        Add(_lineage);
        Add(_at);
        Add(_json);
        SetAction(parsed => Show(context, parsed));
    }

    private int Show(CliContext context, ParseResult parsed)
    {
        using var reader = RunReader.Open(RunFolders.Find(parsed.GetValue(_run)));
        var json = parsed.GetValue(_json);
        if (Candidate(reader, parsed.GetValue(_lineage)) is { } descendant)
        {
            LineageView.Show(context, reader, descendant, json);
        }
        else if (Candidate(reader, parsed.GetValue(_id)) is { } record)
        {
            CandidateView.Show(context, reader, record, new CandidateViewOptions(parsed.GetValue(_prompts), json));
        }
        else
        {
            var view = new RunView(reader, Candidate(reader, parsed.GetValue(_at))?.Id, parsed.GetValue(_top));
            view.Show(context, json);
        }

        if (parsed.GetValue(_islands))
        {
            IslandsView.Show(context, reader, parsed.GetValue(_id));
        }

        return ExitCodes.Done;
    }

    private static ProposalRecord? Candidate(RunReader reader, int? id) => id is { } number
        ? reader.Find(new CandidateId(number)) ?? throw new CliException($"The run has no candidate {number}; {(reader.Count > 0 ? $"its last one is {reader.Count - 1}" : "it has none yet")}.")
        : null;
}

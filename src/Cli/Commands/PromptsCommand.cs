using System.CommandLine;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using EvoLLM.Operators;
using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary><c>evollm prompts METHOD</c>: the prompts of a method as a model would get them, filled in from a problem or a run.</summary>
internal sealed class PromptsCommand : Command
{
    public const int ParentCount = 2;

    private readonly Argument<string> _method = new("method") { Description = "A method; 'evollm methods' lists them." };
    private readonly Argument<string?> _prompt = new("prompt") { Description = "One of its prompts, e.g. mutation; all where none is given.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string> _problem = new("--problem") { Description = "The problem whose text is filled in, with its seeds as parents that were not judged.", DefaultValueFactory = _ => "bin-packing" };
    private readonly Option<string?> _run = new("--run") { Description = "A run whose problem and best candidates are filled in instead." };
    private readonly Option<string?> _folder = new("--prompts") { Description = "A folder whose prompts take the place of the shipped ones of the same name." };

    public PromptsCommand(CliContext context)
        : base("prompts", "Show the prompts of a method as a model would get them.")
    {
        Add(_method);
        Add(_prompt);
        Add(_problem);
        Add(_run);
        Add(_folder);
        SetAction((parsed, cancellationToken) => ShowAsync(context, parsed, cancellationToken));
    }

    private async Task<int> ShowAsync(CliContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var method = MethodCatalog.Find(parsed.GetRequiredValue(_method));
        var request = parsed.GetValue(_run) is { } run ? OfRun(RunFolders.Find(run)) : PromptPreview.RequestOf(ProblemCatalog.Load(parsed.GetRequiredValue(_problem)).Definition, ParentCount);
        var library = parsed.GetValue(_folder) is { } folder ? new PromptLibrary(folder) : new PromptLibrary();
        var names = library.List(method.Name);
        var wanted = parsed.GetValue(_prompt) is { } one
            ? names.Where(name => name == $"{method.Name}/{one}").ToList()
            : names;
        if (wanted.Count == 0)
        {
            throw new CliException(
                names.Count == 0 ? $"Method '{method.Name}' has no prompts of its own." : $"Method '{method.Name}' has no such prompt; there are: {string.Join(", ", names.Select(name => name[(method.Name.Length + 1)..]))}.",
                ExitCodes.WrongUsage);
        }

        foreach (var name in wanted)
        {
            var file = library.Read(name);
            context.Out.MarkupLineInterpolated($"[bold]{name}[/] (version {file.Version}, {file.Path})");
            context.WriteLine(await PromptPreview.RenderAsync(file, request, cancellationToken).ConfigureAwait(false));
        }

        return ExitCodes.Done;
    }

    private static ProposalRequest OfRun(string folder)
    {
        using var reader = RunReader.Open(folder);
        var best = reader.Best(ParentCount).Select(record => new Elite(new Candidate(record.Id, record.Source!, record.Lineage) { Thought = record.Thought }, record.Evaluation));
        return new ProposalRequest(new CandidateId(reader.Proposals().Count()), reader.Header.Problem, [.. best], 0);
    }
}

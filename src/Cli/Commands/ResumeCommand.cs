using System.CommandLine;
using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Cli;

/// <summary><c>evollm resume RUN</c>: goes on where a run was interrupted, or beyond where it ended with a larger budget.</summary>
internal sealed class ResumeCommand : Command
{
    private readonly Argument<string?> _run = new("run") { Description = "The run's name or path; the newest where none is given.", Arity = ArgumentArity.ZeroOrOne };
    private readonly BudgetOptions _budget = new();
    private readonly StopOptions _stop = new();
    private readonly SessionOptions _session = new();

    public ResumeCommand(CliContext context)
        : base("resume", "Go on with a run that was interrupted, or beyond its end with a larger budget (limits count from the run's beginning).")
    {
        Add(_run);
        foreach (var option in (Option[])[.. _budget.All, .. _stop.All, .. _session.All])
        {
            Add(option);
        }

        SetAction((parsed, cancellationToken) => ResumeAsync(context, parsed, cancellationToken));
    }

    private async Task<int> ResumeAsync(CliContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = RunFolders.Find(parsed.GetValue(_run));
        var store = await RunStore.OpenAsync(folder, cancellationToken).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            var problem = ProblemIdentity.Load(store.Header);
            var given = _session.Read(parsed);
            var settings = given.Completed(store.Header);
            var before = store.Header.Options;
            var options = before with { Budget = _budget.Read(parsed, before.Budget), Stop = _stop.Read(parsed, store.Header.Problem, before.Stop) };
            var prompts = OperatorSet.Check(context, MethodChoice.Of(store.Header), settings, (store.Header.Problem, options));
            await PromptPreview.RequireValuesAsync(prompts, store.Header.Problem, cancellationToken).ConfigureAwait(false);
            CheckPrompts(context, store.Header, prompts, given.Prompts is not null);
            await using var evaluator = problem.CreateEvaluator(settings.Workers, context.Time, cascade: options.Cascade);
            var isolation = await SandboxGate.StartAsync(evaluator, settings.Isolation, cancellationToken).ConfigureAwait(false);
            return await new RunSession(context, settings, isolation).RunAsync(evaluator, store, options, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A run whose prompts differ is not the one that was begun: only who names a folder has it so.</summary>
    private static void CheckPrompts(CliContext context, RunHeader header, IReadOnlyDictionary<string, PromptTemplateFile> prompts, bool accepted)
    {
        var changed = PromptIdentity.Changed(header, prompts);
        if (changed.Count == 0)
        {
            return;
        }

        var line = PromptIdentity.Line(changed);
        context.Error.WriteLine(accepted
            ? $"Note: {line}; what follows is not what it would have been."
            : throw new CliException($"{line}; put those back, or accept these with --prompts {Folder(changed[0])}", ExitCodes.WrongUsage));
    }

    private static string Folder(KeyValuePair<string, PromptTemplateFile> prompt) =>
        prompt.Value.Path[..prompt.Value.Path.LastIndexOf(prompt.Key, StringComparison.Ordinal)];
}

using System.CommandLine;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary><c>evollm resume RUN</c>: goes on where a run was interrupted, or beyond where it ended with a larger budget.</summary>
internal sealed class ResumeCommand : Command
{
    private readonly Argument<string?> _run = new("run") { Description = "The run's name or path; the newest where none is given.", Arity = ArgumentArity.ZeroOrOne };
    private readonly BudgetOptions _budget = new();
    private readonly SessionOptions _session = new();

    public ResumeCommand(CliContext context)
        : base("resume", "Go on with a run that was interrupted, or beyond its end with a larger budget (limits count from the run's beginning).")
    {
        Add(_run);
        foreach (var option in _budget.All.Concat(_session.All))
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
            var problem = ProblemCatalog.Load(store.Header.ProblemFolder ?? store.Header.Problem.Name);
            ProblemIdentity.Require(problem, store.Header);
            var options = store.Header.Options with { Budget = _budget.Read(parsed, store.Header.Options.Budget) };
            return await new RunSession(context, _session.Read(parsed)).RunAsync(problem, store, options, cancellationToken).ConfigureAwait(false);
        }
    }
}

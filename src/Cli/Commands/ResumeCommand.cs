using System.CommandLine;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary><c>evollm resume RUN</c>: goes on where a run was interrupted, or beyond where it ended with a larger budget.</summary>
internal sealed class ResumeCommand : Command
{
    private readonly Argument<string?> _run = new("run") { Description = "The run's name or path; the newest where none is given.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<int?> _evaluations = CommonOptions.Evaluations();
    private readonly Option<TimeSpan?> _time = CommonOptions.Time();
    private readonly Option<long?> _tokens = CommonOptions.Tokens();
    private readonly Option<decimal?> _usd = CommonOptions.Usd();
    private readonly Option<string?> _prompts = CommonOptions.Prompts();
    private readonly Option<double?> _temperature = CommonOptions.Temperature();
    private readonly Option<int> _workers = CommonOptions.Workers();
    private readonly Option<bool> _plain = CommonOptions.Plain();
    private readonly Option<bool> _json = CommonOptions.Json();

    public ResumeCommand(CliContext context)
        : base("resume", "Go on with a run that was interrupted, or beyond its end with a larger budget (limits count from the run's beginning).")
    {
        Add(_run);
        foreach (var option in new Option[] { _evaluations, _time, _tokens, _usd, _prompts, _temperature, _workers, _plain, _json })
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
            var options = store.Header.Options with { Budget = Budget(parsed, store.Header.Options.Budget) };
            if (options != store.Header.Options)
            {
                await store.AppendAsync(options, cancellationToken).ConfigureAwait(false);
            }

            var settings = new RunSettings
            {
                Workers = parsed.GetValue(_workers),
                Prompts = parsed.GetValue(_prompts),
                Temperature = parsed.GetValue(_temperature),
                Plain = parsed.GetValue(_plain),
                Json = parsed.GetValue(_json),
            };
            return await new RunSession(context, settings).RunAsync(problem, store, folder, cancellationToken).ConfigureAwait(false);
        }
    }

    private Budget Budget(ParseResult parsed, Budget before) => before with
    {
        Evaluations = parsed.GetValue(_evaluations) ?? before.Evaluations,
        WallTime = parsed.GetValue(_time) ?? before.WallTime,
        Tokens = parsed.GetValue(_tokens) ?? before.Tokens,
        Usd = parsed.GetValue(_usd) ?? before.Usd,
    };
}

using System.CommandLine;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>The options that limit a run.</summary>
internal sealed class BudgetOptions
{
    private readonly Option<int?> _evaluations = new Option<int?>("--evaluations", "-n") { Description = "Candidates to judge. Default, also beside --calls, --tokens and --usd but not beside --time and --cpu-time: 2000 offline, 200 with a model, none where the method ends by itself." }.AtLeast(1);
    private readonly Option<TimeSpan?> _time = CommonOptions.Time("--time", "Time to work");
    private readonly Option<TimeSpan?> _cpuTime = CommonOptions.Time("--cpu-time", "Processor time for compiling and evaluating candidates, in all worker processes together");
    private readonly Option<int?> _calls = new Option<int?>("--calls") { Description = "Calls of models, each try counted." }.AtLeast(1);
    private readonly Option<long?> _tokens = new Option<long?>("--tokens") { Description = "Tokens to spend on model calls." }.AtLeast(1);
    private readonly Option<decimal?> _usd = new Option<decimal?>("--usd") { Description = "US dollars to spend on model calls; every model needs a price in the file that EVOLLM_PRICES names (Ollama's are free)." }.AtLeast(0);

    public IEnumerable<Option> All => [_evaluations, _time, _cpuTime, _calls, _tokens, _usd];

    /// <summary>What the user set, and the rest as it was.</summary>
    public Budget Read(ParseResult parsed, Budget before) => before with
    {
        Evaluations = parsed.GetValue(_evaluations) ?? before.Evaluations,
        WallTime = parsed.GetValue(_time) ?? before.WallTime,
        CpuTime = parsed.GetValue(_cpuTime) ?? before.CpuTime,
        Calls = parsed.GetValue(_calls) ?? before.Calls,
        Tokens = parsed.GetValue(_tokens) ?? before.Tokens,
        Usd = parsed.GetValue(_usd) ?? before.Usd,
    };
}

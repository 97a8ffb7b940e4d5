using System.CommandLine;

namespace EvoLLM.Cli;

/// <summary>The options that say how a run is worked on and shown.</summary>
internal sealed class SessionOptions
{
    private readonly Option<string?> _prompts = new("--prompts") { Description = "A folder whose prompts take the place of the shipped ones of the same name. A resume takes that of the run." };
    private readonly Option<double?> _temperature = new Option<double?>("--temperature")
    {
        Description = "The models' sampling temperature, 0 to 2; by default what each prompt says, and on a resume that of the run. Some models take no other than 1.",
    }.Within(0, 2);

    private readonly Option<string?> _reasoningEffort = new Option<string?>("--reasoning-effort")
    {
        Description = "How much the models are to think before they answer, where they can: low, medium or high. A resume takes that of the run.",
    }.AcceptOnlyFromAmong("low", "medium", "high");

    private readonly Option<string?> _cache = new("--cache") { Description = "A folder of answers that runs share: what was answered there is not asked again. Another seed draws samples of its own." };
    private readonly Option<int?> _requests = new Option<int?>("--rpm") { Description = "Calls that may begin at one endpoint in a minute; the rest waits." }.AtLeast(1);
    private readonly Option<long?> _tokens = new Option<long?>("--tpm") { Description = "Tokens that the calls of one endpoint may take in a minute; the rest waits." }.AtLeast(1);
    private readonly Option<int?> _concurrency = new Option<int?>("--concurrency") { Description = "Calls of models under way at once; 8 where not given. --in-flight bounds it, too." }.Within(1, 1024);
    private readonly Option<int> _workers = CommonOptions.Workers();
    private readonly Option<RequiredIsolation> _isolation = CommonOptions.Isolation();
    private readonly Option<bool> _checkInvariants = new("--check-invariants")
    {
        Description = "Prove after every commit that the archive and the islands hold exactly what they should; the run ends where they do not. Takes time.",
    };

    private readonly Option<bool> _plain = new("--plain") { Description = "Print plain lines, also on a terminal." };
    private readonly Option<bool> _json = CommonOptions.Json();

    public IEnumerable<Option> All => [_prompts, _temperature, _reasoningEffort, _cache, _requests, _tokens, _concurrency, _workers, _isolation, _checkInvariants, _plain, _json];

    public RunSettings Read(ParseResult parsed) => new()
    {
        Workers = parsed.GetValue(_workers),
        Isolation = parsed.GetValue(_isolation),
        CheckInvariants = parsed.GetValue(_checkInvariants),
        Prompts = parsed.GetValue(_prompts),
        Temperature = parsed.GetValue(_temperature),
        ReasoningEffort = parsed.GetValue(_reasoningEffort),
        Cache = parsed.GetValue(_cache),
        RequestsPerMinute = parsed.GetValue(_requests),
        TokensPerMinute = parsed.GetValue(_tokens),
        Concurrency = parsed.GetValue(_concurrency),
        Plain = parsed.GetValue(_plain),
        Json = parsed.GetValue(_json),
    };
}

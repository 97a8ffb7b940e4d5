using System.CommandLine;
using System.CommandLine.Parsing;

namespace EvoLLM.Cli;

/// <summary>The options that say how models are asked.</summary>
internal sealed class ModelCallOptions
{
    private readonly Option<double?> _temperature = new Option<double?>("--temperature")
    {
        Description = "The models' sampling temperature, 0 to 2; by default what each prompt says, and on a resume that of the run. Some models take no other than 1.",
    }.Within(0, 2);

    private readonly Option<double?> _topP = new Option<double?>("--top-p")
    {
        Description = "The models' nucleus sampling, above 0 to 1; by default what the endpoint takes, and on a resume that of the run.",
    }.Within(0, 1);

    private readonly Option<int?> _maxOutput = new Option<int?>("--max-output-tokens") { Description = "The longest answer, thoughts included; 4096 where not given, and on a resume that of the run." }.AtLeast(1);
    private readonly Option<int?> _maxPrompt = new Option<int?>("--max-prompt-tokens") { Description = "The longest prompt, by estimate; a longer one is not sent. 16384 where not given, and on a resume that of the run." }.AtLeast(1);
    private readonly Option<string[]> _stop = new("--stop-at") { Description = "Answers end before this text; may be given several times. A resume takes those of the run." };
    private readonly Option<string?> _reasoningEffort = new Option<string?>("--reasoning-effort")
    {
        Description = "How much the models are to think before they answer, where they can: low, medium or high. A resume takes that of the run.",
    }.AcceptOnlyFromAmong("low", "medium", "high");

    private readonly Option<string?> _cache = new("--cache") { Description = "A folder of answers that runs share: what was answered there is not asked again. Another seed draws samples of its own." };
    private readonly Option<int?> _requests = new Option<int?>("--rpm") { Description = "Calls that may begin at one endpoint in a minute; the rest waits." }.AtLeast(1);
    private readonly Option<long?> _tokens = new Option<long?>("--tpm") { Description = "Tokens that the calls of one endpoint may take in a minute; the rest waits." }.AtLeast(1);
    private readonly Option<int?> _concurrency = new Option<int?>("--concurrency") { Description = "Calls of models under way at once; 8 where not given. --in-flight bounds it, too." }.Within(1, 1024);
    private readonly Option<int?> _retries = new Option<int?>("--retries") { Description = "How often a call that failed is tried again, 0 to 100; 4 where not given." }.Within(0, 100);
    private readonly Option<IReadOnlyDictionary<string, TimeSpan>> _timeouts = new("--timeouts")
    {
        Description = "How long to wait for a model, e.g. first-token=5m,answer=20m for a slow one; connect is 10s, first-token 60s, stall 30s and answer 180s where not given.",
        CustomParser = ParseTimeouts,
        DefaultValueFactory = _ => new SortedDictionary<string, TimeSpan>(),
    };

    /// <summary>What can be waited for: a connection, the first piece of an answer, its next piece, the whole.</summary>
    public static IReadOnlyList<string> Waits { get; } = ["connect", "first-token", "stall", "answer"];

    /// <summary>What a user types for them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. new ModelCallOptions().All.Select(option => option.Name)];

    public IEnumerable<Option> All => [_temperature, _topP, _maxOutput, _maxPrompt, _stop, _reasoningEffort, _cache, _requests, _tokens, _concurrency, _retries, _timeouts];

    public ModelSettings Read(ParseResult parsed) => new()
    {
        Temperature = parsed.GetValue(_temperature),
        TopP = parsed.GetValue(_topP),
        MaxOutputTokens = parsed.GetValue(_maxOutput),
        MaxPromptTokens = parsed.GetValue(_maxPrompt),
        StopSequences = parsed.GetValue(_stop) is { Length: > 0 } stops ? stops : null,
        ReasoningEffort = parsed.GetValue(_reasoningEffort),
        Cache = parsed.GetValue(_cache),
        RequestsPerMinute = parsed.GetValue(_requests),
        TokensPerMinute = parsed.GetValue(_tokens),
        Concurrency = parsed.GetValue(_concurrency),
        Retries = parsed.GetValue(_retries),
        Timeouts = parsed.GetRequiredValue(_timeouts),
    };

    private static SortedDictionary<string, TimeSpan> ParseTimeouts(ArgumentResult result)
    {
        var timeouts = new SortedDictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var part in result.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            if (part.Split('=') is not [var name, var time] || !Waits.Contains(name) || Durations.Parse(time) is not { } span || !timeouts.TryAdd(name, span))
            {
                result.AddError($"--timeouts has '{part}'; write NAME=TIME with one of {string.Join(", ", Waits)}, each once, e.g. first-token=5m,answer=20m.");
                break;
            }
        }

        return timeouts;
    }
}

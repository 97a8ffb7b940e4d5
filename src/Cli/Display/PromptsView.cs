using System.Text.Json.Nodes;
using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Cli;

/// <summary>How much of the prompts of a run a provider could take from its cache, and how much it says that it took.</summary>
internal sealed class PromptsView
{
    private readonly PromptBeginnings _beginnings = new();
    private readonly long _taken;

    /// <summary>Reads the prompts that were sent.</summary>
    /// <param name="reader">The run.</param>
    /// <param name="at">The last proposal that counts; <see langword="null"/> for all.</param>
    public PromptsView(RunReader reader, CandidateId? at)
    {
        foreach (var call in reader.Calls().Where(call => call.Cost.Calls > 0 && !(call.Proposal.Value > at?.Value)))
        {
            _beginnings.Add(call.Model, call.Prompt);
            _taken += call.Cost.CachedTokens;
        }
    }

    /// <summary>One line; <see langword="null"/> where nothing was sent.</summary>
    public string? Line => _beginnings.Tokens == 0 ? null
        : $"prompts of about {Figures.Count(_beginnings.Tokens)} tokens: {Share(_beginnings.Repeated)} begin as an earlier one, {Share(_beginnings.Cacheable)} in beginnings of {Figures.Count(PromptBeginnings.CachedFrom)} tokens or more; "
            + (_taken > 0 ? $"providers took {Figures.Count(_taken)} tokens from their cache" : "no provider says that it took any from its cache");

    /// <summary>The same for scripts.</summary>
    public JsonObject Describe() => new()
    {
        ["count"] = _beginnings.Prompts,
        ["tokens"] = _beginnings.Tokens,
        ["repeatedTokens"] = _beginnings.Repeated,
        ["cacheableTokens"] = _beginnings.Cacheable,
        ["cachedTokens"] = _taken,
    };

    private string Share(long tokens) => Figures.Share((double)tokens / _beginnings.Tokens);
}

namespace EvoLLM.Cli;

/// <summary>What the first question to a model comes to.</summary>
/// <param name="Name">The prompt's name.</param>
/// <param name="Tokens">About how many tokens it has.</param>
/// <param name="AnswerTokens">The longest answer.</param>
/// <param name="Usd">What a call with it costs at most, in US dollars; <see langword="null"/> where a price is not known.</param>
internal sealed record FirstPrompt(string Name, long Tokens, long AnswerTokens, decimal? Usd);

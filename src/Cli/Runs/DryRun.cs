using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Cli;

/// <summary>What a run would cost at most, worked out without a call and without a folder.</summary>
/// <param name="Bound">The most that it can take.</param>
/// <param name="Prompt">The first prompt; <see langword="null"/> where no model is in play.</param>
/// <param name="Shortage">Which limit is too small to ask a model even once, in a sentence; <see langword="null"/> where none is.</param>
internal sealed record DryRun(CostBound Bound, FirstPrompt? Prompt, string? Shortage = null)
{
    /// <summary>What a user must know beside the figures.</summary>
    public const string Caveat =
        "Each holds as far as an endpoint counts no more tokens for a prompt than one for four characters, and ends answers where it is told to.";

    /// <summary>Works it out.</summary>
    /// <param name="context">Where environment and clock are.</param>
    /// <param name="choice">The method and its models.</param>
    /// <param name="settings">How the models are asked.</param>
    /// <param name="run">What is asked, and what decides the course.</param>
    public static async Task<DryRun> OfAsync(CliContext context, MethodChoice choice, RunSettings settings, (Problem Problem, SearchOptions Options) run)
    {
        using var operators = OperatorSet.Create(context, choice, settings with { Recorded = true }, (run.Problem, new NoCalls()));
        var (prompting, models) = (operators.Prompting, settings.Asking.ToOptions());
        var terms = CostTerms.Of((run.Problem, run.Options, choice), operators.Parts, prompting, models);
        if (prompting?.Prompts is not { Count: > 0 } prompts)
        {
            return new DryRun(CostBound.Of(terms), null);
        }

        var (name, file) = prompts.First();
        var text = await PromptPreview.RenderAsync(file, PromptPreview.RequestOf(run.Problem, PromptsCommand.ParentCount), CancellationToken.None).ConfigureAwait(false);
        var tokens = PromptPreview.EstimateTokens(text);
        decimal? usd = prompting.Unpriced.Count > 0 ? null : prompting.MostUsd(tokens, models.MaxOutputTokens);
        return new DryRun(CostBound.Of(terms), new FirstPrompt(name, tokens, models.MaxOutputTokens, usd), terms.Shortage);
    }

    /// <summary>Why the run itself could not begin now; <see langword="null"/> where it could: a dry run needs no key. It makes no cache of answers.</summary>
    public static string? Obstacle(CliContext context, MethodChoice choice, RunSettings settings, Problem problem)
    {
        try
        {
            using var operators = OperatorSet.Create(context, choice, settings with { Recorded = false, Asking = settings.Asking with { Cache = null } }, (problem, new NoCalls()));
            return null;
        }
        catch (ModelException exception)
        {
            return exception.Message;
        }
    }
}

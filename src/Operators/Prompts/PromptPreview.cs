using EvoLLM.Evolver;
using Microsoft.SemanticKernel;

namespace EvoLLM.Operators;

/// <summary>Shows a prompt as a model would get it, without asking one.</summary>
public static class PromptPreview
{
    /// <summary>About how many tokens a prompt has: one for four characters, rounded up, as budgets reckon.</summary>
    /// <param name="prompt">The prompt.</param>
    public static long EstimateTokens(string prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return TokenEstimate.Of(prompt);
    }

    /// <summary>Renders a prompt. An input that only a running method can fill in is shown by its name and meaning, in square brackets.</summary>
    /// <param name="file">The prompt.</param>
    /// <param name="request">What is filled in.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="PromptException">The template uses what is not declared.</exception>
    public static async Task<string> RenderAsync(PromptTemplateFile file, ProposalRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(request);
        var values = PromptValues.For(request);
        var arguments = new KernelArguments();
        foreach (var (name, meaning) in file.Inputs)
        {
            arguments[name] = values.TryGetValue(name, out var value) && value is not null ? value : $"[{name}: {meaning}]";
        }

        var parts = await LiquidPromptTemplate.Parse(file.Path, file.Body).RenderPartsAsync(arguments, cancellationToken);
        return string.Join("\n\n", parts.Select(part => $"# {part.Role}\n\n{part.Text.Trim()}")) + "\n";
    }
}

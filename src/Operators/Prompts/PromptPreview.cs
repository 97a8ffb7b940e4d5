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

    /// <summary>A proposal that starts from a problem's own programs, as if they had been judged.</summary>
    /// <param name="problem">What is asked.</param>
    /// <param name="parents">How many of the programs at most.</param>
    public static ProposalRequest RequestOf(Problem problem, int parents)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var seeds = problem.Seeds.Take(parents).Select((seed, index) => new Elite(
            new Candidate(new CandidateId(index), seed, new Lineage("seed", [])), new Evaluation { Status = EvaluationStatus.Ok }));
        return new ProposalRequest(new CandidateId(problem.Seeds.Count), problem, [.. seeds], 0);
    }

    /// <summary>Sees that prompts name nothing that they are not given, before a run is begun that would end at its first question.</summary>
    /// <param name="prompts">Prompts by name.</param>
    /// <param name="problem">What is asked.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="PromptException">A template uses what is not declared, or a prompt declares what nobody gives.</exception>
    public static async Task RequireValuesAsync(IReadOnlyDictionary<string, PromptTemplateFile> prompts, Problem problem, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        ArgumentNullException.ThrowIfNull(problem);
        var request = RequestOf(problem, problem.Seeds.Count);
        var shipped = new PromptLibrary();
        foreach (var (name, file) in prompts)
        {
            if (shipped.Find(name)?.Inputs.Keys is { } given)
            {
                RequireInputs(file, [.. PromptValues.For(request).Keys, .. given]);
            }

            await RenderAsync(file, request, cancellationToken);
        }
    }

    private static void RequireInputs(PromptTemplateFile file, SortedSet<string> given)
    {
        if (file.Inputs.Keys.FirstOrDefault(name => !given.Contains(name)) is { } unknown)
        {
            throw new PromptException($"{file.Path}: the front matter declares an input '{unknown}' that has no value; there are {string.Join(", ", given)}");
        }
    }
}

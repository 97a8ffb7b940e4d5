using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>The operators of EoH.</summary>
internal static class EohOperators
{
    /// <summary>Thinks of a candidate without parents.</summary>
    public const string Initial = "i1";

    private static readonly string[] Varying = ["e1", "e2", "m1", "m2", "m3"];

    /// <summary>Reads the names of those in use.</summary>
    /// <param name="text">The names, joined by +.</param>
    /// <exception cref="MethodException">A name is unknown, or comes twice.</exception>
    public static IReadOnlyList<string> Parse(string text)
    {
        var names = text.Split('+', StringSplitOptions.TrimEntries);
        return names.All(Varying.Contains) && names.Distinct().Count() == names.Length
            ? names
            : throw new MethodException($"Option 'operators' of method 'eoh' is '{text}'; it must be some of {string.Join(", ", Varying)}, each once, joined by +, e.g. e1+m1.");
    }

    /// <summary>Makes the first operator and those in use.</summary>
    /// <exception cref="PromptException">A prompt is missing or wrong.</exception>
    public static IReadOnlyList<IOperator> Create(MethodContext context, EohOptions options) =>
        [.. Parse(options.Operators).Prepend(Initial).Select(name => context.CreateOperator(Describe(name, options)))];

    /// <summary>How many parents an operator is shown.</summary>
    public static int Parents(string name, EohOptions options) => name switch
    {
        Initial => 0,
        "e1" or "e2" => options.Parents,
        _ => 1,
    };

    private static PromptOperatorOptions Describe(string name, EohOptions options) => new(name, $"eoh/{name}")
    {
        Answer = AnswerForm.IdeaAndCandidate,
        Parents = Parents(name, options),
        Repair = options.Repair ? MapElitesMethod.Repair : null,
    };
}

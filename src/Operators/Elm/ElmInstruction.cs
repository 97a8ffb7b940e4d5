namespace EvoLLM.Operators;

/// <summary>What the diff operator is told to do: in the paper the message of the commit whose diff it predicts.</summary>
/// <param name="Operator">The operator that is told so.</param>
/// <param name="Text">The instruction.</param>
/// <param name="Weight">How often it is given: the share of all.</param>
internal sealed record ElmInstruction(string Operator, string Text, double Weight)
{
    /// <summary>Those of the paper's runs, in our words, with its shares.</summary>
    public static IReadOnlyList<ElmInstruction> All { get; } =
    [
        new("change-function", "Change how the program works: another rule, another structure, another step.", 0.4),
        new("change-parameters", "Change numbers in the program, and leave the rest as it is.", 0.3),
        new("change-slightly", "Make one small change to the program.", 0.3),
    ];

    /// <summary>That of an operator; <see langword="null"/> where it has none.</summary>
    public static ElmInstruction? Of(string name) => All.FirstOrDefault(instruction => instruction.Operator == name);
}

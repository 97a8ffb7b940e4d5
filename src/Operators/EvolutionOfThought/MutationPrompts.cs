namespace EvoLLM.Operators;

/// <summary>What a mutation is told: one of six kinds of change, plainly or in one of three voices. In our words; the kinds are the paper's.</summary>
internal static class MutationPrompts
{
    /// <summary>The kinds of change.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "Tune its numbers: give the constants values that make it better.",
        "Give its numbers values that hardly anybody would try, and that make it better.",
        "Make it more elaborate, so that it can do more.",
        "Make it smaller without making it worse.",
        "Bring in an idea that is unusual for this task.",
        "Change it boldly: as a whole it may become another program.",
    ];

    /// <summary>Who speaks; the first is nobody in particular.</summary>
    public static IReadOnlyList<string> Voices { get; } =
    [
        "",
        "You have taught this field for forty years and have seen every trick fail once.",
        "You are a young researcher who breaks rules, and has been right about that twice.",
        "You build things that run for decades and trust nothing that is not simple.",
    ];
}

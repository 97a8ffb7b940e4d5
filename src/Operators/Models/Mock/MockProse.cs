namespace EvoLLM.Operators;

/// <summary>Short, plausible sentences for prompts that ask for words.</summary>
internal static class MockProse
{
    private static readonly string[] Hints =
    [
        "Weigh what is scarce more than what is plentiful.",
        "Let the score fall smoothly instead of by steps.",
        "Treat the case where nothing fits apart from the others.",
        "Combine two criteria by a ratio rather than by a sum.",
        "Prefer few strong terms to many weak ones.",
        "Normalise by the size of the instance before comparing.",
        "Punish choices that leave a gap too small to be of use.",
        "Break ties by what comes first, so that results can be repeated.",
        "Look at the whole distribution, not only at its best element.",
        "Keep the constant that worked, and change how it is used.",
        "Precompute what does not depend on the current element.",
        "The better program spreads its effort; the worse one stops at the first success.",
    ];

    private static readonly string[] Openings =
    [
        "I change one idea and keep the rest.",
        "The program is close to what is wanted; one step is worth a try.",
        "What is there treats all cases alike, so I vary it.",
        "A small change shows whether this part matters.",
    ];

    /// <summary>Two or three hints.</summary>
    public static string Reflect(Random random)
    {
        var hints = Hints.ToArray();
        random.Shuffle(hints);
        return string.Join(' ', hints.Take(2 + random.Next(2)));
    }

    /// <summary>What stands before a program.</summary>
    /// <param name="note">What was done, in a few words.</param>
    /// <param name="random">Chooses the words.</param>
    public static string Introduce(string note, Random random) => $"{random.Pick(Openings)} What I did: {note}.";
}

namespace EvoLLM.Evaluators;

/// <summary>
/// How hard a task is, along the four axes of Lee et al. 2025 (Mind Evolution, arXiv 2501.09891, section 4.4): how long the
/// message is, how much of it repeats, how near repetitions are, and how far code words are apart. What the numbers
/// between 0 and 1 mean is ours.
/// </summary>
public sealed record StegPoetDifficulty
{
    /// <summary>Numbers in the message, 10 to 30.</summary>
    public int Length { get; init; } = 15;

    /// <summary>The share of numbers that stood in the message before, 0 to 1: 0 repeats none, 1 all but the first.</summary>
    public double Repetition { get; init; } = 0.4;

    /// <summary>The share of repetitions that follow closely on the number itself, at most three places behind it, 0 to 1; the others repeat any earlier number.</summary>
    public double Nearness { get; init; } = 0.5;

    /// <summary>Words between two neighbouring code words on average, 2 to 8; the paper's texts ask for 3 to 7.</summary>
    public int Gap { get; init; } = 4;

    internal void Validate()
    {
        Require(Length is >= 10 and <= 30, $"Length is {Length}; it must be 10 to 30.");
        Require(Repetition is >= 0 and <= 1, $"Repetition is {Repetition}; it must be 0 to 1.");
        Require(Nearness is >= 0 and <= 1, $"Nearness is {Nearness}; it must be 0 to 1.");
        Require(Gap is >= 2 and <= 8, $"Gap is {Gap}; it must be 2 to 8.");
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new ArgumentException(message);
        }
    }
}

namespace EvoLLM.Evaluators;

/// <summary>What a valid candidate came to, and how near that is to what was asked.</summary>
internal sealed record StegPoetReading
{
    private StegPoetReading(StegPoetTask task, StegPoetAnswer answer)
    {
        (Task, Answer) = (task, answer);
        Words = CodeWords.Find(answer.Cipher, answer.Text);
        Decoded = [.. Words.Select(word => word.Number)];
        Prefix = task.Message.Zip(Decoded).TakeWhile(pair => pair.First == pair.Second).Count();
        Distance = Levenshtein.Distance(task.Message, Decoded);
        MeanGap = CodeWords.MeanGap(Words, answer.Text);
    }

    public StegPoetTask Task { get; }

    public StegPoetAnswer Answer { get; }

    public IReadOnlyList<CodeWord> Words { get; }

    /// <summary>M': the numbers that the text gives.</summary>
    public IReadOnlyList<int> Decoded { get; }

    /// <summary>How many numbers are right before the first mistake.</summary>
    public int Prefix { get; }

    /// <summary>The edit distance of M' from the message.</summary>
    public int Distance { get; }

    public double MeanGap { get; }

    /// <summary>
    /// The index of the first mismatch, and a term from 0 to 1 that falls with the edit distance. The term is 1, and the score
    /// one more than the message is long, exactly where M' is the message and the gap is kept. The paper does not print its
    /// scaling; here a gap that falls short counts as part of one more edit.
    /// </summary>
    public double Score
    {
        get
        {
            var edits = Distance + (1 - Math.Min(1, MeanGap / Task.Gap));
            return Prefix + 1 - (edits / (Math.Max(Task.Message.Count, Decoded.Count) + 1));
        }
    }

    public static StegPoetReading Of(StegPoetTask task, StegPoetAnswer answer) => new(task, answer);
}

namespace EvoLLM.Operators;

/// <summary>What can be set in sequential revision; the defaults are those of the paper's baseline.</summary>
internal sealed record SequentialRevisionOptions
{
    [MethodOption("threads side by side", Minimum = 1, Maximum = 10_000)]
    public int Threads { get; set; } = 10;

    [MethodOption("turns of a thread, each a candidate", Minimum = 1, Maximum = 10_000)]
    public int Turns { get; set; } = 80;

    [MethodOption("attempts to get an answer that can be read, for each turn", Minimum = 1, Maximum = 100)]
    public int Attempts { get; set; } = 5;
}

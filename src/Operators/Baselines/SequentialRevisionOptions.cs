namespace EvoLLM.Operators;

/// <summary>What can be set in sequential revision; the defaults are those of the paper's baseline.</summary>
internal sealed record SequentialRevisionOptions : BaselineOptions
{
    [MethodOption("threads side by side", Minimum = 1, Maximum = 10_000)]
    public int Threads { get; set; } = 10;

    [MethodOption("turns of a thread, each a candidate", Minimum = 1, Maximum = 10_000)]
    public int Turns { get; set; } = 80;
}

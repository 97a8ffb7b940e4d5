namespace EvoLLM.Operators;

/// <summary>What can be set in best-of-n.</summary>
internal sealed record BestOfNOptions
{
    [MethodOption("independent answers (N)", Minimum = 1, Maximum = 1_000_000)]
    public int Answers { get; set; } = 800;

    [MethodOption("attempts to get an answer that can be read, for each", Minimum = 1, Maximum = 100)]
    public int Attempts { get; set; } = 5;
}

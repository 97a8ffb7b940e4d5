namespace EvoLLM.Operators;

/// <summary>What can be set in best-of-n.</summary>
internal sealed record BestOfNOptions : BaselineOptions
{
    [MethodOption("independent answers (N)", Minimum = 1, Maximum = 1_000_000)]
    public int Answers { get; set; } = 800;
}

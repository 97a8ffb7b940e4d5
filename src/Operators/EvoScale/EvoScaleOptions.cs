namespace EvoLLM.Operators;

/// <summary>What can be set in EvoScale. The paper gives budgets of 10 to 50 samples; how it divides them could not be read.</summary>
internal sealed record EvoScaleOptions
{
    [MethodOption("iterations (T)", Minimum = 1, Maximum = 10_000)]
    public int Iterations { get; set; } = 5;

    [MethodOption("samples of an iteration (M)", Minimum = 1, Maximum = 10_000)]
    public int BatchSize { get; set; } = 10;

    [MethodOption("earlier samples that each new one is conditioned on (|E|)", Minimum = 1, Maximum = 100)]
    public int Conditioning { get; set; } = 5;

    [MethodOption("which ones: the best of the last batch, or any of it, whose scores the model is then not told")]
    public EvoScaleSelection Selection { get; set; } = EvoScaleSelection.Best;
}

namespace EvoLLM.Evaluators;

/// <summary>How parameters follow their gradients. All numbers of a program go at once, sixteen side by side.</summary>
internal abstract record Optimizer
{
    /// <summary>The learning rate, above 0.</summary>
    public float Rate { get; init; } = 0.001f;

    /// <summary>One step.</summary>
    /// <param name="step">Which, from 1.</param>
    /// <param name="rate">The learning rate of this step.</param>
    /// <param name="parameters">What is learnt.</param>
    /// <param name="gradients">Its gradients.</param>
    /// <param name="state">Two numbers for each, first all first ones; 0 before the first step.</param>
    /// <param name="count">How many there are, a multiple of 16.</param>
    public abstract unsafe void Apply(int step, float rate, float* parameters, float* gradients, float* state, int count);
}

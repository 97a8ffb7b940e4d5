namespace EvoLLM.Evaluators;

/// <summary>Runs one layer program. Every runner gives the same bits.</summary>
internal interface ITensorRunner : IDisposable
{
    /// <summary>Copies numbers of the program.</summary>
    /// <param name="place">Where they begin.</param>
    /// <param name="count">How many.</param>
    float[] Read(int place, int count);

    /// <summary>Writes numbers of the program.</summary>
    /// <param name="place">Where they begin.</param>
    /// <param name="values">The numbers.</param>
    void Write(int place, ReadOnlySpan<float> values);

    /// <summary>From input to output.</summary>
    void Forward();

    /// <summary>From input to output, as when nothing is learnt.</summary>
    void Evaluate();

    /// <summary>From the output back to the gradients.</summary>
    void Backward();
}

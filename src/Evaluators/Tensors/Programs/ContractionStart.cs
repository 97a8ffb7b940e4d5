namespace EvoLLM.Evaluators;

/// <summary>What the sums of a contraction begin with.</summary>
internal enum ContractionStart
{
    /// <summary>0.</summary>
    Zero,

    /// <summary>What C holds.</summary>
    Output,

    /// <summary>The bias of the column.</summary>
    Bias,
}

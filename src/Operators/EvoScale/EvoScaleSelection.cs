namespace EvoLLM.Operators;

/// <summary>Which samples of a batch the next one is conditioned on.</summary>
internal enum EvoScaleSelection
{
    /// <summary>The best by their score.</summary>
    Best,

    /// <summary>Any, drawn anew for each sample: the paper's self-evolution, which needs no scorer.</summary>
    Own,
}

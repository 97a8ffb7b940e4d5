namespace EvoLLM.Operators;

/// <summary>A way to draw the parents of one prompt.</summary>
internal enum ParentRule
{
    /// <summary>Uniformly with replacement, as the paper does.</summary>
    Uniform,

    /// <summary>The fitter of two draws, for each parent.</summary>
    Fitter,

    /// <summary>Uniformly without replacement, as far as there are enough.</summary>
    Different,
}

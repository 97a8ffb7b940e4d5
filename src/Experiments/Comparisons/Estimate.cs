namespace EvoLLM.Experiments;

/// <summary>The median of a sample, or a difference of two medians, with a 95 % interval.</summary>
/// <param name="Median">The median, or the difference, of the sample as it is.</param>
/// <param name="Lower">The lower end of the interval.</param>
/// <param name="Upper">The upper end of the interval.</param>
public readonly record struct Estimate(double Median, double Lower, double Upper)
{
    /// <summary>Whether the interval lies wholly on one side of 0.</summary>
    public bool ExcludesZero => Lower > 0 || Upper < 0;
}

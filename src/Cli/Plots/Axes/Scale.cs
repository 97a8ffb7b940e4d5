namespace EvoLLM.Cli;

/// <summary>Maps numbers to places along a line of the picture.</summary>
/// <param name="Minimum">A number.</param>
/// <param name="Maximum">Another, larger number.</param>
/// <param name="From">Where the first is, in units.</param>
/// <param name="To">Where the second is, in units.</param>
internal readonly record struct Scale(double Minimum, double Maximum, double From, double To)
{
    /// <summary>The place of a number; of one beyond the ends, the end.</summary>
    public double At(double value) => From + (Math.Clamp((value - Minimum) / (Maximum - Minimum), 0, 1) * (To - From));
}

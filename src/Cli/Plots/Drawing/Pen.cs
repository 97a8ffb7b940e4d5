namespace EvoLLM.Cli;

/// <summary>How a line is drawn.</summary>
/// <param name="Colour">Its colour.</param>
/// <param name="Width">Its width in units.</param>
internal sealed record Pen(Colour Colour, double Width = 1)
{
    /// <summary>0 (invisible) to 1.</summary>
    public double Opacity { get; init; } = 1;

    /// <summary>Lengths of dashes and gaps by turns, in units; empty for a solid line.</summary>
    public IReadOnlyList<double> Dashes { get; init; } = [];
}

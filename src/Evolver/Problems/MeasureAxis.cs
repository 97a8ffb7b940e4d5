namespace EvoLLM.Evolver;

/// <summary>One dimension of behaviour space, with bounds that are fixed for the whole run.</summary>
/// <param name="Name">What is measured, e.g. <c>program size</c>.</param>
/// <param name="Minimum">Lower bound, finite. Smaller values count as the bound.</param>
/// <param name="Maximum">Upper bound, finite, above <paramref name="Minimum"/>. Larger values count as the bound.</param>
/// <param name="Cells">Into how many equal cells a grid cuts the axis, 1 or more.</param>
public sealed record MeasureAxis(string Name, double Minimum, double Maximum, int Cells);

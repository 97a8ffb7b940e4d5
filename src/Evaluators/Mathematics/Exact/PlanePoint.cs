namespace EvoLLM.Evaluators;

/// <summary>A point of the plane.</summary>
/// <param name="X">The abscissa.</param>
/// <param name="Y">The ordinate.</param>
public readonly record struct PlanePoint(double X, double Y);

namespace EvoLLM.Evaluators;

/// <summary>A circle of the plane.</summary>
/// <param name="X">The abscissa of its centre.</param>
/// <param name="Y">The ordinate of its centre.</param>
/// <param name="Radius">Its radius, 0 or more.</param>
public readonly record struct Circle(double X, double Y, double Radius);

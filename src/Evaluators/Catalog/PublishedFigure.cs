namespace EvoLLM.Evaluators;

/// <summary>A figure that somebody published, or the best that is known.</summary>
/// <param name="Method">What reached it, e.g. <c>FunSearch</c>; <c>best known</c> where that is all that matters.</param>
/// <param name="Instances">On what, e.g. <c>five instances of 5,000 items</c>.</param>
/// <param name="Figure">The figure, in the unit that <paramref name="Instances"/> or the problem's objective says.</param>
/// <param name="Source">Where it stands, e.g. <c>Ye et al. 2024, table 4</c>.</param>
public sealed record PublishedFigure(string Method, string Instances, double Figure, string Source);

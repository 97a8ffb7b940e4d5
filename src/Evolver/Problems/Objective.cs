namespace EvoLLM.Evolver;

/// <summary>Which way the problem's figure is better.</summary>
public enum Direction
{
    /// <summary>Smaller is better: the fitness is the figure negated.</summary>
    Minimize,

    /// <summary>Larger is better: the fitness is the figure.</summary>
    Maximize,
}

/// <summary>The figure that people see, and how it becomes a fitness.</summary>
/// <param name="Name">What the figure is, e.g. <c>excess bins</c>.</param>
/// <param name="Direction">Which way is better.</param>
/// <param name="Unit">Written after the figure, e.g. <c>%</c>; may be empty.</param>
public sealed record Objective(string Name, Direction Direction, string Unit = "")
{
    /// <summary>The figure that solves the problem, where there is one: a search that reaches it is at its end.</summary>
    public double? Solved { get; init; }

    /// <summary>Turns the figure into a fitness (larger is better), or back.</summary>
    /// <param name="value">The figure, or the fitness.</param>
    public double Flip(double value) => Direction == Direction.Minimize ? -value : value;
}

namespace EvoLLM.Evolver;

/// <summary>A problem whose solutions are vectors of numbers. Evaluated from many threads at once; keeps no state between calls.</summary>
public interface IVectorProblem
{
    /// <summary>How many numbers a solution has, 1 or more.</summary>
    int Dimension { get; }

    /// <summary>Where solutions must lie; <see langword="null"/> where anywhere.</summary>
    VectorBounds? Bounds => null;

    /// <summary>Where a search begins.</summary>
    IReadOnlyList<double> Start { get; }

    /// <summary>The axes of behaviour space, one or more.</summary>
    IReadOnlyList<MeasureAxis> Measures { get; }

    /// <summary>Judges one solution. What is not finite counts as a failure.</summary>
    /// <param name="vector">The solution, <see cref="Dimension"/> numbers.</param>
    /// <param name="measures">Takes the behaviour, one number for each of <see cref="Measures"/>.</param>
    /// <returns>The fitness; larger is better.</returns>
    double Evaluate(ReadOnlySpan<double> vector, Span<double> measures);
}

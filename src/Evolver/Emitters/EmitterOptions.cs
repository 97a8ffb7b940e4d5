namespace EvoLLM.Evolver;

/// <summary>What every emitter needs to know.</summary>
public sealed record EmitterOptions
{
    /// <summary>Where it begins while the archive is empty, one finite number for each dimension.</summary>
    public required IReadOnlyList<double> Start { get; init; }

    /// <summary>Where vectors must lie; <see langword="null"/> where anywhere.</summary>
    public VectorBounds? Bounds { get; init; }

    /// <summary>How many vectors it proposes at once, 1 or more.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>The options that a problem asks for.</summary>
    /// <param name="problem">What is asked.</param>
    /// <param name="batchSize">How many vectors are proposed at once, 1 or more.</param>
    public static EmitterOptions For(IVectorProblem problem, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new EmitterOptions { Start = problem.Start, Bounds = problem.Bounds, BatchSize = batchSize };
    }

    internal void Validate()
    {
        Require.That(Start.Count > 0 && Start.All(double.IsFinite), "The start must have at least one number, all finite.");
        Require.That(Bounds is null || Bounds.Dimension == Start.Count, $"The start has {Start.Count} numbers and there are bounds for {Bounds?.Dimension}.");
        Require.That(Bounds is null || Bounds.Contains([.. Start]), "The start lies outside of the bounds.");
        Require.That(BatchSize >= 1, $"The batch size is {BatchSize}; it must be 1 or more.");
    }

    internal static double RequirePositive(double value, string name) =>
        value > 0 && double.IsFinite(value) ? value : throw new ArgumentException($"{name} is {value}; it must be finite and above 0.");
}

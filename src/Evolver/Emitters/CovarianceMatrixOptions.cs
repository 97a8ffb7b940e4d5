namespace EvoLLM.Evolver;

/// <summary>How a CMA-ES is set up.</summary>
public sealed record CovarianceMatrixOptions
{
    /// <summary>The first mean, one finite number for each dimension.</summary>
    public required IReadOnlyList<double> Start { get; init; }

    /// <summary>The first standard deviation, above 0: the optimum should lie within about three of them.</summary>
    public required double Sigma { get; init; }

    /// <summary>lambda: vectors in a generation, 2 or more; <see langword="null"/> is 4 + floor(3 ln n).</summary>
    public int? PopulationSize { get; init; }

    /// <summary>Where vectors must lie; <see langword="null"/> where anywhere.</summary>
    public VectorBounds? Bounds { get; init; }

    /// <summary>
    /// Whether the worse half of a generation is learned from too, with negative weights; <see langword="null"/> is yes where
    /// there are no bounds. Where the distribution is cut off by bounds, negative weights stretch it beyond them.
    /// </summary>
    public bool? Active { get; init; }

    internal void Validate()
    {
        new EmitterOptions { Start = Start, Bounds = Bounds }.Validate();
        EmitterOptions.RequirePositive(Sigma, "Sigma");
        if (PopulationSize is < 2)
        {
            throw new ArgumentException($"The population size is {PopulationSize}; it must be 2 or more.");
        }
    }
}

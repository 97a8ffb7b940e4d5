namespace EvoLLM.Evolver;

/// <summary>
/// Adds normally distributed noise to elites drawn uniformly from the archive: the variation of plain MAP-Elites (Mouret
/// and Clune 2015). What leaves the bounds is moved back to them.
/// </summary>
public sealed class GaussianEmitter : IEmitter
{
    private readonly IArchive<double[]> _archive;
    private readonly double[] _start;
    private readonly VectorBounds? _bounds;
    private readonly double _sigma;
    private readonly NoiseRows _noise;

    /// <summary>Creates an emitter.</summary>
    /// <param name="archive">Where elites come from.</param>
    /// <param name="options">Start, bounds and batch size.</param>
    /// <param name="sigma">The standard deviation of the noise, above 0.</param>
    /// <exception cref="ArgumentException">Options out of range.</exception>
    public GaussianEmitter(IArchive<double[]> archive, EmitterOptions options, double sigma)
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _archive = archive;
        _start = [.. options.Start];
        _bounds = options.Bounds;
        _sigma = EmitterOptions.RequirePositive(sigma, "Sigma");
        BatchSize = options.BatchSize;
        _noise = new NoiseRows(Dimension);
    }

    /// <inheritdoc/>
    public int Dimension => _start.Length;

    /// <inheritdoc/>
    public int BatchSize { get; }

    /// <inheritdoc/>
    public void Ask(Random random, ReadOnlySpan<double[]> vectors)
    {
        _noise.Begin();
        foreach (var vector in vectors)
        {
            var parent = _archive.Count > 0 ? _archive.Sample(random) : _start;
            VectorMath.AddScaled(parent, _sigma, _noise.Next(random), vector);
            _bounds?.Clip(vector);
        }
    }
}

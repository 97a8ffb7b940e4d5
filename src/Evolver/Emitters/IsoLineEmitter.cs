namespace EvoLLM.Evolver;

/// <summary>
/// The iso+line operator (Vassiliades and Mouret 2018): noise around an elite, the same in every direction, and a step
/// along the line to another elite, <c>x + iso N(0, I) + line (y - x) N(0, 1)</c>. Elites of an archive often lie on a
/// manifold that such lines follow. What leaves the bounds is moved back to them.
/// </summary>
public sealed class IsoLineEmitter : IEmitter
{
    private readonly IArchive<double[]> _archive;
    private readonly double[] _start;
    private readonly VectorBounds? _bounds;
    private readonly double _iso;
    private readonly double _line;
    private readonly NoiseRows _noise;

    /// <summary>Creates an emitter.</summary>
    /// <param name="archive">Where elites come from.</param>
    /// <param name="options">Start, bounds and batch size.</param>
    /// <param name="iso">The standard deviation of the noise around an elite, above 0.</param>
    /// <param name="line">The standard deviation of the step along the line, in distances between the two elites, above 0.</param>
    /// <exception cref="ArgumentException">Options out of range.</exception>
    public IsoLineEmitter(IArchive<double[]> archive, EmitterOptions options, double iso = 0.01, double line = 0.2)
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _archive = archive;
        _start = [.. options.Start];
        _bounds = options.Bounds;
        _iso = EmitterOptions.RequirePositive(iso, "Iso");
        _line = EmitterOptions.RequirePositive(line, "Line");
        BatchSize = options.BatchSize;
        _noise = new NoiseRows(Dimension + 1);
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
            var noise = _noise.Next(random);
            Propose(random, noise[..^1], noise[^1] * _line, vector);
            _bounds?.Clip(vector);
        }
    }

    private void Propose(Random random, ReadOnlySpan<double> noise, double step, Span<double> vector)
    {
        if (_archive.Count == 0)
        {
            VectorMath.AddScaled(_start, _iso, noise, vector);
            return;
        }

        var (from, to) = (_archive.Sample(random), _archive.Sample(random));
        VectorMath.AddScaled(from, _iso, noise, vector);
        VectorMath.AddScaled(vector, step, to, vector);
        VectorMath.AddScaled(vector, -step, from, vector);
    }
}

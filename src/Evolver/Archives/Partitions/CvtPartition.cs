using System.Globalization;

namespace EvoLLM.Evolver;

/// <summary>
/// Cells around centroids (centroidal Voronoi tessellation, Vassiliades et al. 2018): a point belongs to the nearest
/// centroid, of equally near ones to the first. As many cells as are wanted, whatever the number of measures; points
/// beyond the bounds are not clipped.
/// </summary>
public sealed class CvtPartition : IPartition
{
    private readonly MeasureAxis[] _axes;
    private readonly double[][] _centroids;
    private readonly double[]? _units;
    private readonly KdTree _tree;

    /// <summary>Takes centroids that are given.</summary>
    /// <param name="axes">The dimensions, one or more; their numbers of cells do not matter.</param>
    /// <param name="centroids">The centroids, one or more, a finite number for each axis.</param>
    /// <param name="relative">Whether distances are counted in ranges of the axes instead of the measures' own units.</param>
    /// <exception cref="ArgumentException">No axis or centroid; bounds or centroids that do not fit.</exception>
    public CvtPartition(IReadOnlyList<MeasureAxis> axes, IReadOnlyList<IReadOnlyList<double>> centroids, bool relative = false)
    {
        ArgumentNullException.ThrowIfNull(axes);
        ArgumentNullException.ThrowIfNull(centroids);
        MeasureCheck.RequireBounds(axes);
        _axes = [.. axes];
        _centroids = [.. centroids.Select((centroid, number) => Checked(centroid, number, axes.Count))];
        if (_centroids.Length == 0)
        {
            throw new ArgumentException("At least one centroid is needed.");
        }

        _units = relative ? [.. axes.Select(axis => axis.Maximum - axis.Minimum)] : null;
        _tree = new KdTree(_centroids.SelectMany(centroid => InUnits(centroid)).ToArray(), axes.Count);
    }

    /// <summary>The dimensions.</summary>
    public IReadOnlyList<MeasureAxis> Axes => _axes;

    /// <summary>The centroids; the number of a cell is the place of its centroid.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Centroids => _centroids;

    /// <inheritdoc/>
    public int MeasureCount => _axes.Length;

    /// <inheritdoc/>
    public long CellCount => _centroids.Length;

    /// <summary>Spreads centroids over the bounds of the axes by k-means on random points.</summary>
    /// <param name="axes">The dimensions, one or more.</param>
    /// <param name="options">How many, and how carefully.</param>
    /// <param name="random">The stream of this decision: the same stream gives the same centroids.</param>
    /// <exception cref="ArgumentException">Axes or options out of range.</exception>
    public static CvtPartition Generate(IReadOnlyList<MeasureAxis> axes, CvtOptions options, Random random)
    {
        ArgumentNullException.ThrowIfNull(axes);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        var count = options.Samples ?? Math.Max(20_000, options.Cells * 10);
        if (options.Cells is < 1 or > 1_000_000 || count < options.Cells || options.Rounds < 0)
        {
            throw new ArgumentException($"{options.Cells} cells, {count} samples and {options.Rounds} rounds do not fit: 1 to 1,000,000 cells, no fewer samples, and 0 or more rounds are possible.");
        }

        var units = axes.Select(axis => options.Relative ? 1 : axis.Maximum - axis.Minimum).ToArray();
        var samples = new double[count * axes.Count];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = random.NextDouble() * units[i % units.Length];
        }

        var centroids = KMeans.Centroids(samples, axes.Count, options.Cells, options.Rounds);
        return new CvtPartition(axes, [.. centroids.Chunk(axes.Count).Select(centroid => InBounds(centroid, axes, units))], options.Relative);
    }

    /// <summary>Reads centroids from a text file: one a line, its numbers separated by commas, semicolons or white space.</summary>
    /// <param name="path">The file.</param>
    /// <param name="axes">The dimensions, one or more.</param>
    /// <param name="relative">Whether distances are counted in ranges of the axes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">A line that is not a centroid; the message says which.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<CvtPartition> LoadAsync(string path, IReadOnlyList<MeasureAxis> axes, bool relative, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(axes);
        var centroids = new List<double[]>();
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken).ConfigureAwait(false))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                centroids.Add(Parse(line, axes.Count) ?? throw new ArgumentException($"{path}, line {number}: '{line}' is not a centroid of {axes.Count} finite numbers."));
            }
        }

        return new CvtPartition(axes, centroids, relative);
    }

    /// <inheritdoc/>
    public long CellOf(ReadOnlySpan<double> measures)
    {
        MeasureCheck.Require(measures, _axes.Length);
        return _tree.Nearest(_units is null ? measures : InUnits(measures));
    }

    private static double[]? Parse(string line, int count)
    {
        var fields = line.Split([',', ';', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var numbers = fields.Select(field => double.TryParse(field, CultureInfo.InvariantCulture, out var number) ? number : double.NaN).ToArray();
        return numbers.Length == count && numbers.All(double.IsFinite) ? numbers : null;
    }

    private static double[] Checked(IReadOnlyList<double> centroid, int number, int count) =>
        centroid.Count == count && centroid.All(double.IsFinite)
            ? [.. centroid]
            : throw new ArgumentException($"Centroid {number} is ({string.Join(", ", centroid)}); {count} finite numbers are needed.");

    private static double[] InBounds(double[] centroid, IReadOnlyList<MeasureAxis> axes, double[] units) =>
        [.. axes.Select((axis, i) => axis.Minimum + (centroid[i] * (axis.Maximum - axis.Minimum) / units[i]))];

    private double[] InUnits(ReadOnlySpan<double> point)
    {
        var scaled = point.ToArray();
        for (var i = 0; _units is not null && i < scaled.Length; i++)
        {
            scaled[i] /= _units[i];
        }

        return scaled;
    }
}

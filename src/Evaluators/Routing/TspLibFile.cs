namespace EvoLLM.Evaluators;

/// <summary>
/// Reads a symmetric travelling salesman problem in the layout of TSPLIB (Reinelt 1991). Of <c>EUC_2D</c> the exact Euclidean distances are
/// kept, as the literature on heuristic design does; of every other kind TSPLIB's whole numbers.
/// </summary>
public static class TspLibFile
{
    /// <summary>The most cities that are read: all distances are kept.</summary>
    public const int MostCities = 3000;

    private const string FixedEdges = "FIXED_EDGES_SECTION";

    private static readonly string[] Formats =
        ["FULL_MATRIX", "UPPER_ROW", "LOWER_ROW", "UPPER_DIAG_ROW", "LOWER_DIAG_ROW", "UPPER_COL", "LOWER_COL", "UPPER_DIAG_COL", "LOWER_DIAG_COL"];

    /// <summary>
    /// Reads a file. The best known value is TSPLIB's proven optimum where name and size are those of one of its instances, else the rounded
    /// length of the tour in <c>NAME.opt.tour</c> beside the file, where there is one.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">The file, or the tour beside it, breaks the layout; the message names file and line.</exception>
    public static BenchmarkInstance<TspInstance> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var file = new SectionFile(path);
        file.Word("TYPE", "TSP");
        var cities = file.Integer("DIMENSION", 3, MostCities);
        if (file.Has(FixedEdges))
        {
            throw file.Wrong(file.LineOfSection(FixedEdges), $"{FixedEdges} demands edges of every tour, which no problem here can; take the section out to solve the instance without");
        }

        var kind = file.Word("EDGE_WEIGHT_TYPE", [.. TspLibDistance.Kinds, "EXPLICIT"]);
        var name = file.Header("NAME") ?? Path.GetFileNameWithoutExtension(path);
        var instance = kind switch
        {
            "EUC_2D" => new TspInstance(file.Points(cities)),
            "EXPLICIT" => new TspInstance([]) { Distances = Explicit(file, cities) },
            _ => Computed(kind, kind == "GEO" ? Places(file, cities) : file.Points(cities)),
        };
        return new BenchmarkInstance<TspInstance>(name, instance) { BestKnown = TspLibOptima.Of(name, cities) ?? TspLibTour.LengthBeside(path, instance) };
    }

    private static double[] Places(SectionFile file, int cities)
    {
        var points = file.Points(cities);
        for (var i = 0; i < cities; i++)
        {
            if (Math.Abs(points[2 * i]) > 90 || Math.Abs(points[(2 * i) + 1]) > 180)
            {
                throw file.Wrong(file.LineOfSection("NODE_COORD_SECTION"), $"node {i + 1} must lie at a latitude from -90 to 90 and a longitude from -180 to 180 (degrees and minutes, DDD.MM)");
            }
        }

        return points;
    }

    private static TspInstance Computed(string kind, double[] points)
    {
        var cities = points.Length / 2;
        var distances = new double[cities * cities];
        for (var i = 0; i < cities; i++)
        {
            for (var j = i + 1; j < cities; j++)
            {
                distances[(i * cities) + j] = distances[(j * cities) + i] = TspLibDistance.Of(kind, points.AsSpan(2 * i, 2), points.AsSpan(2 * j, 2));
            }
        }

        return new TspInstance(points) { Distances = distances };
    }

    private static double[] Explicit(SectionFile file, int cities)
    {
        var format = file.Word("EDGE_WEIGHT_FORMAT", Formats);
        var diagonal = format.Contains("DIAG", StringComparison.Ordinal);
        var numbers = file.Numbers("EDGE_WEIGHT_SECTION", format == "FULL_MATRIX" ? cities * cities : cities * (diagonal ? cities + 1 : cities - 1) / 2);
        if (format == "FULL_MATRIX")
        {
            return Symmetric(file, numbers, cities);
        }

        // The rows of an upper triangle are the columns of a lower one.
        var upper = format is "UPPER_ROW" or "UPPER_DIAG_ROW" or "LOWER_COL" or "LOWER_DIAG_COL";
        var distances = new double[cities * cities];
        var next = 0;
        for (var i = 0; i < cities; i++)
        {
            var (first, last) = upper ? (diagonal ? i : i + 1, cities) : (0, diagonal ? i + 1 : i);
            for (var j = first; j < last; j++)
            {
                distances[(i * cities) + j] = distances[(j * cities) + i] = numbers[next++];
            }
        }

        return distances;
    }

    private static double[] Symmetric(SectionFile file, double[] distances, int cities)
    {
        for (var i = 0; i < cities; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (distances[(i * cities) + j] != distances[(j * cities) + i])
                {
                    throw file.Wrong(file.LineOf("EDGE_WEIGHT_FORMAT"), $"the distances between nodes {j + 1} and {i + 1} differ by direction; TYPE says TSP");
                }
            }
        }

        return distances;
    }
}

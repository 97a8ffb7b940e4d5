using System.Globalization;

namespace EvoLLM.Evaluators;

/// <summary>
/// Reads an orienteering problem in the layout of OPLib (Kobeaga, Merino and Lozano 2018), with distances rounded to whole numbers. The best known value
/// is what the route of the <c>.sol</c> file beside it collects.
/// </summary>
public static class OrienteeringFile
{
    /// <summary>Reads a file; the depot becomes node 0.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">The file breaks the layout; the message names file and line.</exception>
    public static BenchmarkInstance<OrienteeringInstance> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var file = new SectionFile(path);
        file.Word("TYPE", "OP");
        file.Word("EDGE_WEIGHT_TYPE", "EUC_2D");
        var nodes = file.Integer("DIMENSION", 3, TspLibFile.MostCities);
        var limit = file.Positive("COST_LIMIT");
        var points = file.Points(nodes);
        var prizes = file.NodeValues("NODE_SCORE_SECTION", nodes, "the score", 0);
        var depot = file.Depot(nodes);
        if (Array.TrueForAll(prizes, prize => prize == 0))
        {
            throw file.Wrong(file.LineOf("DIMENSION"), "all scores are 0; there is nothing to collect");
        }

        SectionFile.MoveFirst(depot, points, prizes);
        var instance = new OrienteeringInstance(points, prizes, limit) { Rounded = true, Scale = Extent(points) };
        return Enumerable.Range(1, nodes - 1).All(node => 2 * instance.Distance(0, node) > limit)
            ? throw file.Wrong(file.LineOf("COST_LIMIT"), string.Create(CultureInfo.InvariantCulture, $"no node can be visited within the limit of {limit}"))
            : new BenchmarkInstance<OrienteeringInstance>(Path.GetFileNameWithoutExtension(path), instance) { BestKnown = Solution(Path.ChangeExtension(path, ".sol"), instance, depot) };
    }

    private static double Extent(double[] points)
    {
        var (xs, ys) = (points.Where((_, i) => i % 2 == 0).ToList(), points.Where((_, i) => i % 2 == 1).ToList());
        return Math.Max(xs.Max() - xs.Min(), ys.Max() - ys.Min()) is var extent and > 0 ? extent : 1;
    }

    private static double? Solution(string path, OrienteeringInstance instance, int depot)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var route = new SectionFile(path).Sequence("NODE_SEQUENCE_SECTION").ConvertAll(node => node == depot ? 0 : node == 0 ? depot : node);
        var start = Math.Max(0, route.IndexOf(0));
        return OrienteeringTour.Check(instance, [.. route[start..], .. route[..start]])?.Prize
            ?? throw new FormatException($"{path}: its route is not one of the instance beside it, or is longer than the limit.");
    }
}

using System.Globalization;

namespace EvoLLM.Evaluators;

/// <summary>
/// Reads a capacitated vehicle routing problem in the layout of CVRPLIB. The best known value is the cost in the <c>.sol</c> file beside it, else
/// the number that is all of its comment.
/// </summary>
public static class VehicleRoutingFile
{
    /// <summary>Reads a file; the depot becomes node 0.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">The file breaks the layout, or a customer demands more than a vehicle carries; the message names file and line.</exception>
    public static BenchmarkInstance<VehicleRoutingInstance> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var file = new SectionFile(path);
        file.Word("TYPE", "CVRP");
        file.Word("EDGE_WEIGHT_TYPE", "EUC_2D");
        foreach (var key in (ReadOnlySpan<string>)["DISTANCE", "SERVICE_TIME"])
        {
            if (file.Header(key) is not null)
            {
                throw file.Wrong(file.LineOf(key), $"{key} limits the length of routes, which is not supported: only capacities are");
            }
        }

        var nodes = file.Integer("DIMENSION", 2, TspLibFile.MostCities);
        var capacity = file.Integer("CAPACITY", 1, int.MaxValue);
        var points = file.Points(nodes);
        var demands = Demands(file, nodes, capacity);
        var depot = file.Depot(nodes);
        if (demands[depot] != 0)
        {
            throw file.Wrong(file.LineOf("CAPACITY"), $"the depot, node {depot + 1}, must have a demand of 0, not {demands[depot]}");
        }

        if (Array.TrueForAll(demands, demand => demand == 0))
        {
            throw file.Wrong(file.LineOf("CAPACITY"), "all demands are 0; there is nothing to bring");
        }

        SectionFile.MoveFirst(depot, points, demands);
        return new BenchmarkInstance<VehicleRoutingInstance>(file.Header("NAME") ?? Path.GetFileNameWithoutExtension(path), new VehicleRoutingInstance(points, demands, capacity))
        {
            BestKnown = Solution(Path.ChangeExtension(path, ".sol")) ?? Number(file.Header("COMMENT")),
        };
    }

    private static int[] Demands(SectionFile file, int nodes, int capacity)
    {
        var values = file.NodeValues("DEMAND_SECTION", nodes, "the demand", 0);
        return [.. values.Select((value, node) => value == Math.Floor(value) && value <= capacity
            ? (int)value
            : throw file.Wrong(file.LineOf("CAPACITY"), string.Create(CultureInfo.InvariantCulture, $"node {node + 1} demands {value}; it must be a whole number of at most the capacity, {capacity}")))];
    }

    private static double? Solution(string path)
    {
        var cost = File.Exists(path) ? File.ReadLines(path).FirstOrDefault(line => line.StartsWith("Cost", StringComparison.OrdinalIgnoreCase)) : null;
        return cost is null
            ? null
            : Number(cost["Cost".Length..]) ?? throw new FormatException($"{path}: 'Cost' must be followed by a number above 0, not '{cost["Cost".Length..].Trim()}'.");
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && number > 0 ? number : null;
}

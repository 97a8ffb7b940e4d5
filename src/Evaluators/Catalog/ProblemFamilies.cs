namespace EvoLLM.Evaluators;

/// <summary>What kind of problem each one that ships is: how lists of problems are ordered.</summary>
public static class ProblemFamilies
{
    private const string Other = "Others";

    private static readonly (string Family, string[] Names)[] Families =
    [
        ("Packing", ["bin-packing", "bpp-"]),
        ("Routing", ["tsp-", "cvrp-", "op-"]),
        ("Knapsack", ["mkp-"]),
        ("Power", ["dpp-"]),
        ("Geometry", ["circle-packing", "hexagon-packing", "heilbronn-", "max-min-distance", "kissing-number"]),
        ("Mathematics", ["autocorrelation-", "erdos-", "sums-", "matrix-multiplication"]),
        ("Search", ["function-minimization", "k-module"]),
        ("Architectures", ["mnist1d"]),
        ("Programs", ["four-parity"]),
        ("Texts", ["stegpoet"]),
        ("Checks", ["sandbox-"]),
    ];

    /// <summary>The families in the order in which they are listed.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Families.Select(entry => entry.Family), Other];

    /// <summary>The family of a problem, by its name.</summary>
    /// <param name="name">The problem's name, e.g. <c>tsp-aco</c>.</param>
    /// <returns>One of <see cref="All"/>.</returns>
    public static string Of(string name) =>
        Families.FirstOrDefault(entry => entry.Names.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal))).Family ?? Other;
}

namespace EvoLLM.Evaluators;

/// <summary>The published instances of ReEvo (Ye et al. 2024), number for number: whole sizes from 20 to 100, bins of 150 (Falkenauer 1996).</summary>
public static class OfflineBinPackingGenerator
{
    private const int Capacity = 150;

    private static readonly SeededSets<BinPackingInstance> Published = new(
        (items, random) => new BinPackingInstance(Capacity, Draw(items, random)),
        new SeededStream("train", 5, 5, 500),
        new SeededStream("val", 3, 64, 120, 500, 1000),
        new SeededStream("test", 4, 64, 120, 500, 1000));

    /// <summary>The names of the sets, e.g. <c>test120</c>: a split and a number of items.</summary>
    public static IReadOnlyList<string> Sets => Published.Names;

    /// <summary>Draws a set.</summary>
    /// <param name="set">One of <see cref="Sets"/>.</param>
    /// <exception cref="ArgumentException">There is no such set.</exception>
    public static IReadOnlyList<BinPackingInstance> Draw(string set) => Published.Draw(set);

    private static int[] Draw(int items, LegacyRandom random)
    {
        var sizes = new int[items];
        for (var i = 0; i < items; i++)
        {
            sizes[i] = random.NextInteger(20, 101);
        }

        return sizes;
    }
}

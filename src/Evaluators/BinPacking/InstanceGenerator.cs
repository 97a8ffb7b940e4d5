
namespace EvoLLM.Evaluators;

/// <summary>Draws instances of the two distributions on which online bin packing is compared.</summary>
public static class InstanceGenerator
{
    /// <summary>Weibull sizes (shape 3, scale 45), clipped at 100 from above and rounded; capacity 100.</summary>
    /// <param name="items">How many items, 1 or more.</param>
    /// <param name="random">The stream.</param>
    public static BinPackingInstance Weibull(int items, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        const double Shape = 3;
        const double Scale = 45;
        const int Capacity = 100;
        return new BinPackingInstance(Capacity, Draw(items, () =>
        {
            // The inverse of the distribution function; 1 - u is never 0.
            var size = Scale * Math.Pow(-Math.Log(1 - random.NextDouble()), 1 / Shape);
            return (int)Math.Round(Math.Min(size, Capacity));
        }));
    }

    /// <summary>Uniform integer sizes from 20 to 100; capacity 150.</summary>
    /// <param name="items">How many items, 1 or more.</param>
    /// <param name="random">The stream.</param>
    public static BinPackingInstance Uniform(int items, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new BinPackingInstance(150, Draw(items, () => random.Next(20, 101)));
    }

    /// <summary>
    /// The Weibull instances of LLM4AD: shape 3, scale 45, clipped to 1 from below and 100 from above, rounded; capacity 100. They come
    /// from NumPy's legacy generator with seed 2024, one after the other.
    /// </summary>
    /// <param name="instances">How many, 1 or more.</param>
    /// <param name="items">Of how many items each.</param>
    public static IReadOnlyList<BinPackingInstance> Llm4ad(int instances, int items)
    {
        var random = new LegacyRandom(2024);
        var drawn = new BinPackingInstance[instances];
        for (var i = 0; i < instances; i++)
        {
            drawn[i] = new BinPackingInstance(100, Draw(items, () =>
                (int)Math.Round(Math.Clamp(45 * Math.Pow(-Math.Log(1 - random.NextDouble()), 1.0 / 3), 1, 100))));
        }

        return drawn;
    }

    private static int[] Draw(int count, Func<int> draw)
    {
        var items = new int[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = draw();
        }

        return items;
    }
}

namespace EvoLLM.Evaluators;

/// <summary>Instance sets that were published as a seed: one stream of numbers for each split, drawn from set by set in the order of the sizes.</summary>
/// <typeparam name="TInstance">The instances.</typeparam>
/// <param name="draw">Draws an instance of a size.</param>
/// <param name="streams">The streams.</param>
internal sealed class SeededSets<TInstance>(Func<int, LegacyRandom, TInstance> draw, params SeededStream[] streams)
{
    /// <summary>The names of the sets, e.g. <c>test300</c>: a split and a size.</summary>
    public IReadOnlyList<string> Names { get; } = [.. streams.SelectMany(stream => stream.Sizes.Select(stream.Name))];

    /// <exception cref="ArgumentException">There is no such set.</exception>
    public IReadOnlyList<TInstance> Draw(string set)
    {
        foreach (var stream in streams.Where(stream => stream.Sizes.Any(size => stream.Name(size) == set)))
        {
            var random = new LegacyRandom(stream.Seed);
            foreach (var size in stream.Sizes)
            {
                var instances = Draw(stream.Instances, size, random);
                if (stream.Name(size) == set)
                {
                    return instances;
                }
            }
        }

        throw new ArgumentException($"There is no set '{set}'; there are: {string.Join(", ", Names)}.", nameof(set));
    }

    private TInstance[] Draw(int count, int size, LegacyRandom random)
    {
        var instances = new TInstance[count];
        for (var i = 0; i < count; i++)
        {
            instances[i] = draw(size, random);
        }

        return instances;
    }
}

/// <summary>The stream of a split.</summary>
/// <param name="Split">The split as its publisher calls it.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Instances">How many instances each of its sets holds.</param>
/// <param name="Sizes">The sizes, a set each.</param>
internal sealed record SeededStream(string Split, uint Seed, int Instances, params int[] Sizes)
{
    public string Name(int size) => $"{Split}{size}";
}

namespace EvoLLM.Evaluators;

/// <summary>Instance sets that were published as seeds: of each a stream of numbers, from which set after set is drawn.</summary>
/// <typeparam name="TInstance">The instances.</typeparam>
/// <param name="draw">Draws an instance of a size.</param>
/// <param name="streams">The streams.</param>
internal sealed class SeededSets<TInstance>(Func<int, LegacyRandom, TInstance> draw, params SeededStream[] streams)
{
    /// <summary>The names of the sets, e.g. <c>test300</c>: a split and a size.</summary>
    public IReadOnlyList<string> Names { get; } = [.. streams.SelectMany(stream => stream.Sets).Select(set => set.Name)];

    /// <exception cref="ArgumentException">There is no such set.</exception>
    public IReadOnlyList<TInstance> Draw(string set)
    {
        var stream = streams.FirstOrDefault(stream => stream.Sets.Any(other => other.Name == set))
            ?? throw new ArgumentException($"There is no set '{set}'; there are: {string.Join(", ", Names)}.", nameof(set));
        var random = new LegacyRandom(stream.Seed);
        IReadOnlyList<TInstance> drawn = [];
        foreach (var next in stream.Sets.TakeWhile(other => other.Name != set).Append(stream.Sets.First(other => other.Name == set)))
        {
            drawn = Draw(next, random);
        }

        return drawn;
    }

    private TInstance[] Draw(SeededSet set, LegacyRandom random)
    {
        var instances = new TInstance[set.Instances];
        for (var i = 0; i < instances.Length; i++)
        {
            instances[i] = draw(set.Size, random);
        }

        return instances;
    }
}

/// <summary>One set.</summary>
/// <param name="Split">The split as its publisher calls it.</param>
/// <param name="Instances">How many instances it holds.</param>
/// <param name="Size">How large each is.</param>
internal sealed record SeededSet(string Split, int Instances, int Size)
{
    public string Name => $"{Split}{Size}";
}

/// <summary>The sets that are drawn from one stream, one after the other.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Sets">The sets.</param>
internal sealed record SeededStream(uint Seed, IReadOnlyList<SeededSet> Sets)
{
    /// <summary>A stream that begins with the sets of a split, a set for each size.</summary>
    public SeededStream(string split, uint seed, int instances, params int[] sizes)
        : this(seed, [.. sizes.Select(size => new SeededSet(split, instances, size))])
    {
    }

    /// <summary>The stream that goes on with the sets of another split.</summary>
    public SeededStream Then(string split, int instances, params int[] sizes) =>
        this with { Sets = [.. Sets, .. sizes.Select(size => new SeededSet(split, instances, size))] };
}

namespace EvoLLM.Evolver;

/// <summary>Copies elites from island to island.</summary>
/// <param name="options">Which, and where to.</param>
internal sealed class Migration(MigrationOptions options)
{
    /// <summary>Lets all islands send what they hold now; nobody goes more than one step.</summary>
    public IReadOnlyList<IslandCopy> Migrate(IReadOnlyList<Island> islands, SeededRandom random)
    {
        var emigrants = islands.Select(island => Emigrants(island, random)).ToList();
        return
        [
            .. from source in islands
               from target in options.TargetsOf(source.Number, islands.Count)
               from emigrant in emigrants[source.Number]
               select islands[target].Receive(emigrant, source.Number, CopyReason.Migration),
        ];
    }

    private List<ArchiveEntry<Elite>> Emigrants(Island island, SeededRandom random)
    {
        var count = options.EmigrantsOf(island.Count);
        return options.Choice == EmigrantChoice.Best
            ? [.. island.Fittest(count)]
            : [.. Draws(island.Count, random).Take(count).Select(island.Entry)];
    }

    /// <summary>All places in random order, each order with the same probability.</summary>
    private static IEnumerable<int> Draws(int count, SeededRandom random)
    {
        var keys = new ulong[count];
        for (var place = 0; place < count; place++)
        {
            keys[place] = random.NextBits();
        }

        return Enumerable.Range(0, count).OrderBy(place => keys[place]);
    }
}

namespace EvoLLM.Evolver;

/// <summary>
/// The populations of a search, and the archive of the run, which takes the best of each cell from all of them and loses
/// nothing by a reset. A function of what is committed, in order; migrations and resets are part of a commit.
/// </summary>
internal sealed class Archipelago
{
    private readonly SearchOptions _search;
    private readonly int _seeds;

    /// <summary>Creates empty islands.</summary>
    /// <param name="search">The options of the search.</param>
    /// <param name="seeds">How many of the first proposals are the problem's own programs.</param>
    /// <param name="create">Makes an empty archive.</param>
    public Archipelago(SearchOptions search, int seeds, Func<IArchive<Elite>> create)
    {
        _search = search;
        _seeds = seeds;
        Archive = create();
        Islands = search.Islands is { } islands
            ? [.. Enumerable.Range(0, islands.Count).Select(number => islands.SharedArchive ? (Island)new SharedIsland(number, Archive) : new ArchiveIsland(number, Like(Archive, create)))]
            : [new ArchiveIsland(0, Archive)];
    }

    /// <summary>Creates islands as they are given.</summary>
    internal Archipelago(SearchOptions search, int seeds, IArchive<Elite> archive, IReadOnlyList<Island> islands) =>
        (_search, _seeds, Archive, Islands) = (search, seeds, archive, islands);

    /// <summary>The archive of the run.</summary>
    public IArchive<Elite> Archive { get; }

    /// <summary>The populations; one that holds the whole archive where the run has no islands.</summary>
    public IReadOnlyList<Island> Islands { get; }

    /// <summary>The island that a proposal belongs to.</summary>
    public Island Home(CandidateId id) => Islands[_search.Islands?.IslandOf(id) ?? 0];

    /// <summary>Takes what came of the next proposal in order.</summary>
    /// <param name="id">The proposal.</param>
    /// <param name="elite">The candidate; <see langword="null"/> where it has no fitness.</param>
    /// <param name="isDuplicate">Whether the run has it already. Its island may not.</param>
    public Landing Commit(CandidateId id, Elite? elite, bool isDuplicate)
    {
        var common = elite is null || isDuplicate ? (Addition?)null : Archive.Add(elite);
        return new Landing(common, _search.Islands is { } options ? Settle(options, id, elite, common) : null);
    }

    private IslandRecord Settle(IslandOptions options, CandidateId id, Elite? elite, Addition? common)
    {
        var home = Home(id);
        var addition = elite is null ? null : Offer(home, elite, common);
        var copies = new List<IslandCopy>();
        if (addition is { Status: AddStatus.New or AddStatus.Improved, Cell: var cell })
        {
            var entry = new ArchiveEntry<Elite>(cell, elite!, elite!.Fitness, elite.Evaluation.Measures!, elite.Fitness);
            copies.AddRange(Islands.Where(island => island != home && (id.Value < _seeds || island.Count == 0))
                .Select(island => island.Receive(entry, home.Number, CopyReason.Founding)));
        }

        var reset = Archive.Count > 0 ? EndGeneration(options, options.GenerationEndedBy(id), copies) : [];
        return new IslandRecord
        {
            Number = home.Number,
            Decision = addition?.Status ?? AddStatus.NotOffered,
            Cell = addition?.Cell,
            Reset = reset.Count > 0 ? reset : null,
            Copies = copies.Count > 0 ? copies : null,
        };
    }

    private Addition? Offer(Island home, Elite elite, Addition? common)
    {
        if (common is { Status: AddStatus.Improved, Cell: var taken })
        {
            foreach (var island in Islands)
            {
                island.Lose(taken);
            }
        }

        return home.Offer(elite, common);
    }

    /// <summary>Does what is due after a generation, 1 or more.</summary>
    /// <returns>The islands that were reset.</returns>
    private IReadOnlyList<int> EndGeneration(IslandOptions options, int generation, List<IslandCopy> copies)
    {
        if (generation > 0 && generation % options.Migration.Interval == 0)
        {
            copies.AddRange(new Migration(options.Migration).Migrate(Islands, new SeededRandom(_search.Seed, "migration", generation)));
        }

        if (generation == 0 || generation % options.Reset.Interval != 0 || options.Reset.IslandsOf(options.Count) == 0)
        {
            return [];
        }

        var (islands, founders) = new IslandReset(options.Reset).Apply(Islands, new SeededRandom(_search.Seed, "reset", generation));
        copies.AddRange(founders);
        return islands;
    }

    /// <summary>An empty archive like another one, which shares its cells: spreading centroids anew for each island takes time.</summary>
    private static IArchive<Elite> Like(IArchive<Elite> archive, Func<IArchive<Elite>> create) =>
        archive is CellArchive<Elite> cells ? new CellArchive<Elite>(cells.Partition, cells.Options) : create();
}

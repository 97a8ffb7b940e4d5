namespace EvoLLM.Evolver.Tests;

/// <summary>An island that does not do what it should, in the way that it is told.</summary>
internal sealed class BrokenIsland(Island inner, int? number = null) : Island(number ?? inner.Number)
{
    private readonly List<ArchiveEntry<Elite>> _zombies = [];

    /// <summary>Takes copies in another way.</summary>
    public Func<Island, ArchiveEntry<Elite>, IslandCopy> Taking { get; init; } = (island, copy) => island.Receive(copy, 0, CopyReason.Migration);

    /// <summary>Whether elites that lost their cell in a shared archive stay.</summary>
    public bool KeepsLost { get; init; }

    /// <summary>Whether elites stay when the island is reset.</summary>
    public bool KeepsReset { get; init; }

    public override int Count => inner.Count + _zombies.Count;

    public override ArchiveStatistics Statistics => inner.Statistics;

    public override Elite this[int index] => Entry(index).Solution;

    public override ArchiveEntry<Elite> Entry(int index) => index < inner.Count ? inner.Entry(index) : _zombies[index - inner.Count];

    public override Addition? Offer(Elite elite, Addition? common) => inner.Offer(elite, common);

    public override void Lose(long cell)
    {
        _zombies.AddRange(Enumerable.Range(0, KeepsLost ? inner.Count : 0).Select(inner.Entry).Where(entry => entry.Cell == cell));
        inner.Lose(cell);
    }

    public override void Clear()
    {
        if (!KeepsReset)
        {
            inner.Clear();
        }
    }

    protected override Addition Take(ArchiveEntry<Elite> copy)
    {
        var taken = Taking(inner, copy);
        return new Addition(taken.Decision, taken.Cell, 0);
    }
}

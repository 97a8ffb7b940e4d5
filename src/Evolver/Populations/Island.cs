using System.Collections;

namespace EvoLLM.Evolver;

/// <summary>One of several populations: the elites that its proposals descend from, in no particular order.</summary>
/// <param name="number">Its number, from 0.</param>
internal abstract class Island(int number) : IReadOnlyList<Elite>
{
    public int Number => number;

    /// <inheritdoc/>
    public abstract int Count { get; }

    public abstract ArchiveStatistics Statistics { get; }

    /// <inheritdoc/>
    public abstract Elite this[int index] { get; }

    /// <summary>An elite with its cell.</summary>
    public abstract ArchiveEntry<Elite> Entry(int index);

    /// <summary>Whether an elite, by its number, wins a tournament against another one.</summary>
    public virtual bool Prefers(int index, int other) => this[index].Fitness > this[other].Fitness;

    /// <summary>Takes a candidate of the island's own.</summary>
    /// <param name="elite">The candidate.</param>
    /// <param name="common">What became of it in the archive of the run; <see langword="null"/> where it was not offered there.</param>
    /// <returns>What became of it here; <see langword="null"/> where it was not offered.</returns>
    public abstract Addition? Offer(Elite elite, Addition? common);

    /// <summary>Forgets the elite of a cell of a shared archive, which another candidate took; without one nothing happens.</summary>
    public abstract void Lose(long cell);

    /// <summary>Forgets all elites.</summary>
    public abstract void Clear();

    /// <summary>Takes a copy of another island's elite.</summary>
    public IslandCopy Receive(ArchiveEntry<Elite> elite, int from, CopyReason reason)
    {
        var addition = Take(elite);
        return new IslandCopy(reason, from, number, elite.Solution.Candidate.Id, addition.Status, addition.Cell);
    }

    /// <summary>The fittest elites, the fittest first; of equals, the older ones.</summary>
    public IEnumerable<ArchiveEntry<Elite>> Fittest(int count) => Enumerable.Range(0, Count)
        .OrderByDescending(index => this[index].Fitness).ThenBy(index => this[index].Candidate.Id).Take(count).Select(Entry);

    /// <inheritdoc/>
    public IEnumerator<Elite> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected abstract Addition Take(ArchiveEntry<Elite> copy);
}

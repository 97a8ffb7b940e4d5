using System.Collections;

namespace EvoLLM.Evolver.Tests;

/// <summary>An archive that does not do what it should, in the way that it is told.</summary>
internal sealed class BrokenArchive(IArchive<Elite> inner) : IArchive<Elite>
{
    /// <summary>Falsifies what is held, as it is seen.</summary>
    public Func<IReadOnlyList<ArchiveEntry<Elite>>, IReadOnlyList<ArchiveEntry<Elite>>> See { get; init; } = entries => entries;

    /// <summary>Falsifies the figures.</summary>
    public Func<ArchiveStatistics, ArchiveStatistics> Figures { get; init; } = figures => figures;

    /// <summary>Adds in another way.</summary>
    public Func<IArchive<Elite>, Elite, Addition> Adding { get; init; } = (archive, elite) => archive.Add(elite);

    public int MeasureCount => inner.MeasureCount;

    public ArchiveStatistics Statistics => Figures(inner.Statistics);

    public ArchiveEntry<Elite>? Best => inner.Best;

    public int Count => Entries.Count;

    private IReadOnlyList<ArchiveEntry<Elite>> Entries => See([.. inner]);

    public ArchiveEntry<Elite> this[int index] => Entries[index];

    public Elite Solution(int index) => Entries[index].Solution;

    public Addition Add(Elite solution, double fitness, ReadOnlySpan<double> measures) => Adding(inner, solution);

    public BatchAddition AddBatch(ReadOnlySpan<Elite> solutions, ReadOnlySpan<double> fitness, ReadOnlySpan<double> measures, BatchOptions? options = null) =>
        inner.AddBatch(solutions, fitness, measures, options);

    public bool TryRetrieve(ReadOnlySpan<double> measures, out ArchiveEntry<Elite> entry) => inner.TryRetrieve(measures, out entry);

    public void Clear() => inner.Clear();

    public IEnumerator<ArchiveEntry<Elite>> GetEnumerator() => Entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

namespace EvoLLM.Evolver;

/// <summary>An island with an archive of its own.</summary>
/// <param name="number">Its number, from 0.</param>
/// <param name="archive">What it holds.</param>
internal sealed class ArchiveIsland(int number, IArchive<Elite> archive) : Island(number)
{
    public override int Count => archive.Count;

    public override ArchiveStatistics Statistics => archive.Statistics;

    public override Elite this[int index] => archive.Solution(index);

    public override ArchiveEntry<Elite> Entry(int index) => archive[index];

    public override Addition? Offer(Elite elite, Addition? common) => archive.Add(elite);

    public override void Lose(long cell)
    {
        // What happens in the archive of the run is no concern of this one.
    }

    public override void Clear() => archive.Clear();

    protected override Addition Take(ArchiveEntry<Elite> copy) => archive.Add(copy.Solution);
}

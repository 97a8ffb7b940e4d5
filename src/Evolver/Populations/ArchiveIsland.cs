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

    public override bool Prefers(int index, int other) => archive is ParetoArchive<Elite> front ? front.Prefers(index, other) : base.Prefers(index, other);

    public override Addition? Offer(Elite elite, Addition? common) => common is null ? Repeat(elite) : archive.Add(elite);

    public override void Lose(long cell)
    {
        // What happens in the archive of the run is no concern of this one.
    }

    public override void Clear() => archive.Clear();

    protected override Addition Take(ArchiveEntry<Elite> copy)
    {
        var place = Enumerable.Range(0, Count).FirstOrDefault(index => this[index].Candidate.Id == copy.Solution.Candidate.Id, -1);
        return place >= 0 ? new Addition(AddStatus.Rejected, archive[place].Cell, 0) : Repeat(copy.Solution);
    }

    /// <summary>Takes what the run knows already. Without cells, a program could be novel again beside itself.</summary>
    private Addition Repeat(Elite elite)
    {
        var measures = elite.Evaluation.Measures!;
        return archive is not ParetoArchive<Elite> && archive.TryRetrieve(measures.AsSpan(), out var nearest) && nearest.Measures.Equals(measures) && nearest.Fitness >= elite.Fitness
            ? new Addition(AddStatus.Rejected, nearest.Cell, 0)
            : archive.Add(elite);
    }
}

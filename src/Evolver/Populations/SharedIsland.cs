namespace EvoLLM.Evolver;

/// <summary>The part of a shared archive that belongs to an island: what its proposals found, and what was copied to it.</summary>
/// <param name="number">Its number, from 0.</param>
/// <param name="archive">The archive of all islands.</param>
internal sealed class SharedIsland(int number, IArchive<Elite> archive) : Island(number)
{
    private readonly List<ArchiveEntry<Elite>> _members = [];
    private readonly Dictionary<long, int> _places = [];
    private CompensatedSum _sum;
    private double? _best;

    public override int Count => _members.Count;

    public override ArchiveStatistics Statistics
    {
        get
        {
            var common = archive.Statistics;
            return common with
            {
                Elites = Count,
                QdScore = _sum.Value - (Count * common.QdScoreOffset),
                BestFitness = _best,
                MeanFitness = Count > 0 ? _sum.Value / Count : null,
            };
        }
    }

    public override Elite this[int index] => _members[index].Solution;

    public override ArchiveEntry<Elite> Entry(int index) => _members[index];

    public override Addition? Offer(Elite elite, Addition? common)
    {
        if (common is { Status: AddStatus.New or AddStatus.Improved, Cell: var cell })
        {
            Join(new ArchiveEntry<Elite>(cell, elite, elite.Fitness, elite.Evaluation.Measures!, elite.Fitness));
        }

        return common;
    }

    public override void Lose(long cell)
    {
        if (!_places.Remove(cell, out var place))
        {
            return;
        }

        _sum.Add(-_members[place].Fitness);
        if (place < Count - 1)
        {
            _members[place] = _members[^1];
            _places[_members[place].Cell] = place;
        }

        _members.RemoveAt(Count - 1);
    }

    public override void Clear()
    {
        _members.Clear();
        _places.Clear();
        _sum = default;
        _best = null;
    }

    protected override Addition Take(ArchiveEntry<Elite> copy)
    {
        // A cell has one elite: whoever is there already is the same.
        if (_places.ContainsKey(copy.Cell))
        {
            return new Addition(AddStatus.Rejected, copy.Cell, 0);
        }

        Join(copy);
        return new Addition(AddStatus.New, copy.Cell, copy.Fitness);
    }

    private void Join(ArchiveEntry<Elite> member)
    {
        _places.Add(member.Cell, Count);
        _members.Add(member);
        _sum.Add(member.Fitness);
        _best = Math.Max(_best ?? double.NegativeInfinity, member.Fitness);
    }
}

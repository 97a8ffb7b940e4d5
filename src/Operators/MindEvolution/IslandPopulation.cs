namespace EvoLLM.Operators;

/// <summary>The candidates of an island: they only become more until a reset, and none is there twice.</summary>
internal sealed class IslandPopulation
{
    private readonly List<PopulationMember> _members = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public IReadOnlyList<PopulationMember> Members => _members;

    /// <summary>The mean score, by which islands are reset; negative infinity where there is nobody.</summary>
    public double Mean => _members.Count > 0 ? _members.Average(member => member.Elite.Fitness) : double.NegativeInfinity;

    /// <summary>The best candidates of some populations together, each once, the best first; of equals the older one.</summary>
    public static List<PopulationMember> Best(IEnumerable<IslandPopulation> populations, int count) =>
        [.. populations.SelectMany(population => population.Members)
            .OrderByDescending(member => member.Elite.Fitness).ThenBy(member => member.Elite.Candidate.Id)
            .DistinctBy(member => member.Fingerprint).Take(count)];

    /// <summary>Takes a candidate, or a clone of one, unless it is there.</summary>
    public void Add(PopulationMember member)
    {
        if (_known.Add(member.Fingerprint))
        {
            _members.Add(member);
        }
    }

    /// <summary>Puts others in the place of all.</summary>
    public void Reset(IEnumerable<PopulationMember> members)
    {
        _members.Clear();
        _known.Clear();
        foreach (var member in members)
        {
            Add(member);
        }
    }
}

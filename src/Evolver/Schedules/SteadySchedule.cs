namespace EvoLLM.Evolver;

/// <summary>
/// MAP-Elites (Mouret and Clune 2015) as a steady stream: each proposal draws its operator by weight and its parents from the
/// archive, or from its island, as they stand when it is decided on.
/// </summary>
internal sealed class SteadySchedule(SearchSetup setup, Archipelago archipelago) : ISchedule
{
    private readonly SearchOptions _options = setup.Options;

    public bool IsDone => false;

    public Commission? Decide(CandidateId id)
    {
        if (archipelago.Archive.Count == 0)
        {
            return null;
        }

        var proposer = ChooseOperator(id);
        var selection = proposer.Selection ?? _options.Selection;
        return new Commission(proposer, selection.Select(archipelago.Home(id), proposer.Parents, new SeededRandom(_options.Seed, "parents", id.Value)));
    }

    public void Commit(ProposalRecord record, Elite? elite)
    {
        // The archive and its islands are all that this goes by, and they have it already.
    }

    private IOperator ChooseOperator(CandidateId id)
    {
        var left = new SeededRandom(_options.Seed, "choice", id.Value).NextDouble() * setup.Operators.Sum(Weight);
        return setup.Operators.FirstOrDefault(proposer => (left -= Weight(proposer)) < 0) ?? setup.Operators[^1];
    }

    private double Weight(IOperator proposer) => _options.OperatorWeights.TryGetValue(proposer.Name, out var weight) ? weight : proposer.DefaultWeight;
}

namespace EvoLLM.Evolver;

/// <summary>
/// MAP-Elites (Mouret and Clune 2015) as a steady stream: each proposal draws its operator by weight and its parents from the
/// archive, or from its island, as they stand when it is decided on.
/// </summary>
internal sealed class SteadySchedule(SearchSetup setup, Archipelago archipelago) : ISchedule
{
    private readonly SearchOptions _options = setup.Options;
    private readonly ArmBandit? _operators = setup.Options.OperatorRule == ArmRule.Fixed ? null : new ArmBandit(
        setup.Operators.Where(proposer => setup.Options.OperatorWeights.GetValueOrDefault(proposer.Name, proposer.DefaultWeight) > 0).Select(proposer => proposer.Name),
        new ArmOptions { Rule = setup.Options.OperatorRule },
        setup.Options.Seed,
        "operator choice");

    private readonly Dictionary<int, (string Operator, double Parents)> _decided = [];

    public bool IsDone => false;

    public Commission? Decide(CandidateId id)
    {
        if (archipelago.Archive.Count == 0)
        {
            return null;
        }

        var proposer = ChooseOperator(id);
        var selection = proposer.Selection ?? _options.Selection;
        var parents = selection.Select(archipelago.Home(id), proposer.Parents, new SeededRandom(_options.Seed, "parents", id.Value));
        if (_operators is not null)
        {
            _decided.Add(id.Value, (proposer.Name, parents.Max(parent => parent.Fitness)));
        }

        return new Commission(proposer, parents);
    }

    public void Commit(ProposalRecord record, Elite? elite)
    {
        if (_decided.Remove(record.Id.Value, out var decided))
        {
            _operators!.Learn(decided.Operator, record, record.Evaluation.Status == EvaluationStatus.Ok ? elite!.Fitness - decided.Parents : 0);
        }
    }

    private IOperator ChooseOperator(CandidateId id)
    {
        if (_operators?.Choose(id) is { } name)
        {
            return setup.Operators.First(proposer => proposer.Name == name);
        }

        var left = new SeededRandom(_options.Seed, "choice", id.Value).NextDouble() * setup.Operators.Sum(Weight);
        return setup.Operators.FirstOrDefault(proposer => (left -= Weight(proposer)) < 0) ?? setup.Operators[^1];
    }

    private double Weight(IOperator proposer) => _options.OperatorWeights.TryGetValue(proposer.Name, out var weight) ? weight : proposer.DefaultWeight;
}

using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>How much fitter each candidate is than its best parent. To be asked of all proposals, in order.</summary>
internal sealed class Improvements
{
    private readonly Dictionary<CandidateId, double> _fitness = [];

    /// <summary>The difference; <see langword="null"/> where there is no fitness, or no parent with one.</summary>
    public double? Of(ProposalRecord record)
    {
        if (record.Evaluation.Fitness is not { } fitness)
        {
            return null;
        }

        _fitness[record.Id] = fitness;
        double? best = record.Lineage.Parents.Where(_fitness.ContainsKey).Select(parent => (double?)_fitness[parent]).Max();
        return fitness - best;
    }
}

using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>The course of EvoScale: a batch is decided on when the one before is judged in full.</summary>
internal sealed class EvoScaleSchedule(EvoScaleOptions options, IOperator first, IOperator mutate, ulong seed) : ISchedule
{
    private readonly HashSet<CandidateId> _underWay = [];
    private readonly Dictionary<string, Elite> _batch = new(StringComparer.Ordinal);
    private IReadOnlyList<Elite> _last = [];
    private int _iteration;
    private int _asked;

    public bool IsDone => _iteration == options.Iterations;

    public string? Conclusion => $"All {options.Iterations} iterations of {options.BatchSize} samples are made.";

    public Commission? Decide(CandidateId id)
    {
        if (IsDone || _asked == options.BatchSize)
        {
            return null;
        }

        var conditioning = Condition((_iteration * options.BatchSize) + _asked);
        _asked++;
        _underWay.Add(id);
        return conditioning.Count == 0 ? new Commission(first) : new Commission(mutate, conditioning) { RecordsImprovement = true };
    }

    public void Commit(ProposalRecord record, Elite? elite)
    {
        if (!_underWay.Remove(record.Id))
        {
            return;
        }

        if (elite is not null)
        {
            _batch.TryAdd(record.Fingerprint, elite);
        }

        if (_asked == options.BatchSize && _underWay.Count == 0)
        {
            EndIteration();
        }
    }

    /// <summary>What a sample is conditioned on; a batch of which nothing is valid leaves the one before in its place.</summary>
    private List<Elite> Condition(int sample) => options.Selection == EvoScaleSelection.Best
        ? [.. _last.Take(options.Conditioning)]
        : Draw(new SeededRandom(seed, "evoscale/conditioning", sample));

    private List<Elite> Draw(SeededRandom random)
    {
        var left = _last.ToList();
        var drawn = new List<Elite>();
        while (drawn.Count < options.Conditioning && left.Count > 0)
        {
            var index = random.Next(left.Count);
            drawn.Add(left[index]);
            left.RemoveAt(index);
        }

        return drawn;
    }

    private void EndIteration()
    {
        if (_batch.Count > 0)
        {
            _last = [.. _batch.Values.OrderByDescending(elite => elite.Fitness).ThenBy(elite => elite.Candidate.Id)];
        }

        _batch.Clear();
        _iteration++;
        _asked = 0;
    }
}

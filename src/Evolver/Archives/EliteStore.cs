namespace EvoLLM.Evolver;

/// <summary>
/// Elites in the order in which their places were first taken, a column a field: what a decision reads lies close
/// together. Keeps their figures up to date. Written by one thread at a time; thresholds may be read by others meanwhile.
/// </summary>
/// <param name="measureCount">How many measures an elite has.</param>
/// <param name="rules">When a solution is accepted.</param>
/// <param name="partition">The cells that elites are numbered by; <see langword="null"/> numbers them by their place.</param>
internal sealed class EliteStore<T>(int measureCount, ArchiveRules rules, IPartition? partition)
{
    private readonly Column<double> _fitness = new();
    private readonly Column<double>? _thresholds = rules.ThresholdIsFitness ? null : new Column<double>();
    private readonly Column<double> _measures = new(measureCount);
    private readonly Column<T> _solutions = new();
    private CompensatedSum _sum;
    private double _bestFitness = double.NegativeInfinity;

    public int Count { get; private set; }

    /// <summary>Counts the changes.</summary>
    public int Version { get; private set; }

    /// <summary>The fittest that ever came, as it was then.</summary>
    public ArchiveEntry<T>? Best { get; private set; }

    public double Fitness(int slot) => _fitness[slot];

    /// <summary>What exceeds this takes the place of the elite. Other threads may read it, too, for elites that they have heard of.</summary>
    public double Threshold(int slot) => (_thresholds ?? _fitness)[slot];

    public ReadOnlySpan<double> Measures(int slot) => _measures.Row(slot);

    public T Solution(int slot) => _solutions[Checked(slot)];

    public ArchiveEntry<T> Entry(int slot) => new(
        partition?.CellOf(Measures(Checked(slot))) ?? slot, _solutions[slot], _fitness[slot], new Measures(Measures(slot)), Threshold(slot));

    public ArchiveStatistics Statistics(long cells, double offset) => new()
    {
        Elites = Count,
        Cells = cells,
        QdScoreOffset = offset,
        QdScore = _sum.Value - (Count * offset),
        BestFitness = Best?.Fitness,
        MeanFitness = Count > 0 ? _sum.Value / Count : null,
    };

    public int Append(in Candidacy<T> candidacy, double threshold)
    {
        _fitness.Reserve(Count);
        _thresholds?.Reserve(Count);
        _measures.Reserve(Count);
        _solutions.Reserve(Count);
        Write(Count++, candidacy, threshold);
        return Count - 1;
    }

    public void Replace(int slot, in Candidacy<T> candidacy, double threshold)
    {
        _sum.Add(-_fitness[slot]);
        Write(slot, candidacy, threshold);
    }

    /// <summary>Makes an elite that just came the best if it is fitter than all before.</summary>
    public void Consider(int slot)
    {
        if (_fitness[slot] > _bestFitness)
        {
            Consider(Entry(slot));
        }
    }

    /// <summary>Takes over a best from elsewhere if it is fitter than all here.</summary>
    public void Consider(ArchiveEntry<T> best)
    {
        if (best.Fitness > _bestFitness)
        {
            Best = best;
            _bestFitness = best.Fitness;
        }
    }

    private void Write(int slot, in Candidacy<T> candidacy, double threshold)
    {
        Version++;
        _sum.Add(candidacy.Fitness);
        _solutions[slot] = candidacy.Solution;
        candidacy.Measures.CopyTo(_measures.Row(slot));
        _fitness[slot] = candidacy.Fitness;
        if (_thresholds is not null)
        {
            _thresholds[slot] = threshold;
        }
    }

    private int Checked(int slot)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(slot, Count);
        return slot;
    }
}

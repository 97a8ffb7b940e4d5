namespace EvoLLM.Evolver;

/// <summary>
/// Elites one after the other in arrays that grow with them, one array a field: what a decision reads lies close
/// together. Keeps their figures up to date. Written by one thread at a time; thresholds may be read by others meanwhile.
/// </summary>
internal sealed class EliteStore<T>(int measureCount)
{
    private const int FirstCapacity = 16;

    private double[] _thresholds = new double[FirstCapacity];
    private double[] _fitness = new double[FirstCapacity];
    private double[] _measures = new double[FirstCapacity * measureCount];
    private long[] _cells = new long[FirstCapacity];
    private T[] _solutions = new T[FirstCapacity];
    private CompensatedSum _sum;
    private double _bestFitness = double.NegativeInfinity;

    public int Count { get; private set; }

    /// <summary>Counts the changes.</summary>
    public int Version { get; private set; }

    /// <summary>The fittest that ever came, as it was then.</summary>
    public ArchiveEntry<T>? Best { get; private set; }

    public Candidacies<T> All => new(
        _solutions.AsSpan(0, Count), _fitness.AsSpan(0, Count), _measures.AsSpan(0, Count * measureCount), measureCount);

    public double Fitness(int slot) => _fitness[slot];

    public double Threshold(int slot) => _thresholds[slot];

    public ReadOnlySpan<double> Measures(int slot) => _measures.AsSpan(slot * measureCount, measureCount);

    public T Solution(int slot) => _solutions[Checked(slot)];

    public ArchiveEntry<T> Entry(int slot) =>
        new(_cells[Checked(slot)], _solutions[slot], _fitness[slot], new Measures(Measures(slot)), _thresholds[slot]);

    public ArchiveStatistics Statistics(long cells, double offset) => new()
    {
        Elites = Count,
        Cells = cells,
        QdScoreOffset = offset,
        QdScore = _sum.Value - (Count * offset),
        BestFitness = Best?.Fitness,
        MeanFitness = Count > 0 ? _sum.Value / Count : null,
    };

    /// <summary>A threshold for another thread; what it reads may be a moment old.</summary>
    public bool TryReadThreshold(int slot, out double threshold)
    {
        var thresholds = Volatile.Read(ref _thresholds);
        var known = slot < thresholds.Length;
        threshold = known ? Volatile.Read(ref thresholds[slot]) : 0;
        return known;
    }

    public int Append(long cell, in Candidacy<T> candidacy, double threshold)
    {
        if (Count == _cells.Length)
        {
            Grow();
        }

        _cells[Count] = cell;
        Write(Count++, candidacy, threshold);
        return Count - 1;
    }

    public void Replace(int slot, in Candidacy<T> candidacy, double threshold)
    {
        _sum.Add(-_fitness[slot]);
        Write(slot, candidacy, threshold);
    }

    /// <summary>Takes over a best that came before any of these.</summary>
    public void Remember(ArchiveEntry<T> best)
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
        _fitness[slot] = candidacy.Fitness;
        candidacy.Measures.CopyTo(_measures.AsSpan(slot * measureCount));
        Volatile.Write(ref _thresholds[slot], threshold);
        if (candidacy.Fitness > _bestFitness)
        {
            Remember(Entry(slot));
        }
    }

    private void Grow()
    {
        var capacity = checked(_cells.Length * 2);
        Array.Resize(ref _fitness, capacity);
        Array.Resize(ref _measures, checked(capacity * measureCount));
        Array.Resize(ref _cells, capacity);
        Array.Resize(ref _solutions, capacity);
        var thresholds = new double[capacity];
        _thresholds.CopyTo(thresholds, 0);
        Volatile.Write(ref _thresholds, thresholds);
    }

    private int Checked(int slot)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(slot, Count);
        return slot;
    }
}

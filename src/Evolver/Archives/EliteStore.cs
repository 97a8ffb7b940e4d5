namespace EvoLLM.Evolver;

/// <summary>
/// Elites one after the other in arrays that grow with them, one array a field: what a decision reads lies close
/// together. Written by one thread at a time; thresholds may be read by others meanwhile.
/// </summary>
internal sealed class EliteStore<T>(int measureCount)
{
    private const int FirstCapacity = 16;

    private double[] _thresholds = new double[FirstCapacity];
    private double[] _fitness = new double[FirstCapacity];
    private double[] _measures = new double[FirstCapacity * measureCount];
    private long[] _cells = new long[FirstCapacity];
    private T[] _solutions = new T[FirstCapacity];

    public int Count { get; private set; }

    public Candidacies<T> All => new(
        _solutions.AsSpan(0, Count), _fitness.AsSpan(0, Count), _measures.AsSpan(0, Count * measureCount), measureCount);

    public double Fitness(int slot) => _fitness[slot];

    public double Threshold(int slot) => _thresholds[slot];

    public T Solution(int slot) => _solutions[slot];

    public ReadOnlySpan<double> Measures(int slot) => _measures.AsSpan(slot * measureCount, measureCount);

    public ArchiveEntry<T> Entry(int slot) =>
        new(_cells[slot], _solutions[slot], _fitness[slot], new Measures(Measures(slot)), _thresholds[slot]);

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
        Write(Count, candidacy, threshold);
        return Count++;
    }

    public void Replace(int slot, in Candidacy<T> candidacy, double threshold) => Write(slot, candidacy, threshold);

    private void Write(int slot, in Candidacy<T> candidacy, double threshold)
    {
        _solutions[slot] = candidacy.Solution;
        _fitness[slot] = candidacy.Fitness;
        candidacy.Measures.CopyTo(_measures.AsSpan(slot * measureCount));
        Volatile.Write(ref _thresholds[slot], threshold);
    }

    private void Grow()
    {
        var capacity = checked(_cells.Length * 2);
        Array.Resize(ref _fitness, capacity);
        Array.Resize(ref _measures, capacity * measureCount);
        Array.Resize(ref _cells, capacity);
        Array.Resize(ref _solutions, capacity);
        var thresholds = new double[capacity];
        _thresholds.CopyTo(thresholds, 0);
        Volatile.Write(ref _thresholds, thresholds);
    }
}

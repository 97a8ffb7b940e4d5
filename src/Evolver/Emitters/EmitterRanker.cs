namespace EvoLLM.Evolver;

/// <summary>Ranks the vectors of a batch, the best first; of equals the earlier.</summary>
internal sealed class EmitterRanker(EvolutionStrategyOptions options, int measureCount)
{
    private readonly double[] _direction = new double[measureCount];
    private int[] _order = [];
    private double[] _keys = [];

    /// <summary>What each row was ranked by, in order of rank, after <see cref="Rank"/>.</summary>
    public double[] Values { get; private set; } = [];

    /// <summary>Whether all rows are alike, so that their ranks say nothing.</summary>
    public bool IsFlat => Values.Max() - Values.Min() < 1e-12;

    /// <summary>Draws another direction.</summary>
    public void Restart(Random random)
    {
        if (options.Ranking == EmitterRanking.RandomDirection)
        {
            random.NextNormals(_direction);
            for (var i = 0; i < measureCount; i++)
            {
                _direction[i] /= options.MeasureScale?[i] ?? 1;
            }
        }
    }

    /// <summary>Ranks a batch.</summary>
    /// <returns>The rows in order of rank.</returns>
    public ReadOnlySpan<int> Rank(in VectorBatch batch)
    {
        if (_order.Length != batch.Count)
        {
            (_order, _keys, Values) = (new int[batch.Count], new double[batch.Count], new double[batch.Count]);
        }

        for (var row = 0; row < batch.Count; row++)
        {
            _order[row] = row;
            _keys[row] = Key(batch, row);
        }

        var additions = batch.Additions.ToArray();
        Array.Sort(_order, (left, right) => Compare(additions, left, right));
        for (var rank = 0; rank < _order.Length; rank++)
        {
            Values[rank] = _keys[_order[rank]];
        }

        return _order;
    }

    private double Key(in VectorBatch batch, int row) => batch.Additions[row].Status == AddStatus.NotOffered ? double.NegativeInfinity : options.Ranking switch
    {
        EmitterRanking.Improvement => batch.Additions[row].Value,
        EmitterRanking.RandomDirection => VectorMath.Dot(_direction, batch.MeasuresOf(row)),
        _ => batch.Fitness[row],
    };

    private int Compare(Addition[] additions, int left, int right)
    {
        var stage = options.NewFirst ? Stage(additions[right]).CompareTo(Stage(additions[left])) : 0;
        return stage != 0 ? stage
            : _keys[left] != _keys[right] ? _keys[right].CompareTo(_keys[left])
            : left.CompareTo(right);
    }

    private static int Stage(Addition addition) => addition.Status switch
    {
        AddStatus.New => 3,
        AddStatus.Improved => 2,
        AddStatus.Rejected => 1,
        _ => 0,
    };
}

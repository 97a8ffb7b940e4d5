namespace EvoLLM.Evolver;

/// <summary>The nearest few points in order of distance, of equally near ones the lower number first.</summary>
internal struct NearestFew(int limit) : INeighbors
{
    private readonly (double SquaredDistance, int Number)[] _found = new (double, int)[limit];

    public int Count { get; private set; }

    public readonly double Bound => Count < _found.Length ? double.PositiveInfinity : _found[^1].SquaredDistance;

    public readonly ReadOnlySpan<(double SquaredDistance, int Number)> Found => _found.AsSpan(0, Count);

    public void Offer(int number, double squaredDistance)
    {
        var neighbor = (squaredDistance, number);
        if (Count == _found.Length && neighbor.CompareTo(_found[^1]) >= 0)
        {
            return;
        }

        var place = Count < _found.Length ? Count++ : Count - 1;
        for (; place > 0 && neighbor.CompareTo(_found[place - 1]) < 0; place--)
        {
            _found[place] = _found[place - 1];
        }

        _found[place] = neighbor;
    }
}

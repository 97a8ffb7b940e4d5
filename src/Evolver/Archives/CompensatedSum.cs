namespace EvoLLM.Evolver;

/// <summary>
/// A sum that keeps what rounding takes from it (Neumaier 1974, with the exact error of Knuth's two-sum), so that adding
/// and taking away a million times still gives what the remaining terms sum to.
/// </summary>
internal struct CompensatedSum
{
    private double _sum;
    private double _error;

    public readonly double Value => _sum + _error;

    public void Add(double term)
    {
        var sum = _sum + term;
        var part = sum - _sum;
        _error += (_sum - (sum - part)) + (term - part);
        _sum = sum;
    }
}

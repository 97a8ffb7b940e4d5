namespace EvoLLM.Evolver;

/// <summary>
/// A sum that keeps what rounding takes from it (Neumaier 1974, with the exact error of Knuth's two-sum), so that adding
/// and taking away a million times still gives what the remaining terms sum to.
/// </summary>
internal struct CompensatedSum
{
    private double _sum;
    private double _error;

    /// <summary>The sum; infinite where it is too large for a number.</summary>
    public readonly double Value => double.IsFinite(_error) ? _sum + _error : _sum;

    public void Add(double term)
    {
        var sum = _sum + term;
        var part = sum - _sum;
        _error += (_sum - (sum - part)) + (term - part);
        _sum = sum;
    }
}

namespace EvoLLM.Evolver;

/// <summary>The stop conditions that the fitness of the generations decides: EqualFunValues, TolFun and Stagnation of Hansen's tutorial, appendix B.3.</summary>
internal sealed class FitnessHistory(int dimension, int populationSize)
{
    private const double Tolerance = 1e-12;
    private const int MaxStagnation = 20_000;

    private readonly List<double> _best = [];
    private readonly List<double> _median = [];

    private int Recent => 10 + ((30 * dimension) + populationSize - 1) / populationSize;

    public void Clear()
    {
        _best.Clear();
        _median.Clear();
    }

    /// <summary>Takes a generation.</summary>
    /// <param name="ranked">Its fitness, the best first.</param>
    /// <returns>The condition that holds now.</returns>
    public StopCondition? Add(ReadOnlySpan<double> ranked)
    {
        _best.Add(ranked[0]);
        _median.Add(ranked[ranked.Length / 2]);
        return FindFlat(ranked[0] - ranked[^1]) ?? (IsStagnant() ? StopCondition.Stagnation : null);
    }

    private StopCondition? FindFlat(double range)
    {
        if (_best.Count < Recent)
        {
            return null;
        }

        var recent = _best[^Recent..];
        var spread = recent.Max() - recent.Min();
        return spread == 0 ? StopCondition.EqualFitness
            : spread < Tolerance && range < Tolerance ? StopCondition.FitnessConverged
            : null;
    }

    /// <summary>Whether the last 30 % of the history are no better than the first 30 %, over a fifth of all generations but at least 120 + 30 n / lambda.</summary>
    private bool IsStagnant()
    {
        var length = (int)Math.Min(MaxStagnation, (0.2 * _best.Count) + 120 + (30.0 * dimension / populationSize));
        return _best.Count >= length && !Rises(_best, length) && !Rises(_median, length);
    }

    private static bool Rises(List<double> history, int length)
    {
        var third = Math.Max(1, length * 3 / 10);
        return Median(history[^third..]) > Median(history.GetRange(history.Count - length, third));
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}

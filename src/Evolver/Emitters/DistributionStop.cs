namespace EvoLLM.Evolver;

/// <summary>The stop conditions that the distribution alone decides.</summary>
internal static class DistributionStop
{
    /// <summary>Finds the first condition that holds.</summary>
    /// <param name="distribution">The distribution.</param>
    /// <param name="path">The evolution path of the covariance.</param>
    /// <param name="firstSigma">The step size at the beginning, when the covariance was 1.</param>
    /// <param name="generation">How many generations there were.</param>
    public static StopCondition? Find(SearchDistribution distribution, ReadOnlySpan<double> path, double firstSigma, int generation)
    {
        var (least, most) = (double.PositiveInfinity, 0.0);
        foreach (var variance in distribution.Variances)
        {
            (least, most) = (Math.Min(least, variance), Math.Max(most, variance));
        }

        // Written so that NaN stops, too.
        return !(least > 0 && most <= 1e14 * least && double.IsFinite(distribution.Sigma)) ? StopCondition.ConditionCovariance
            : distribution.Sigma * Math.Sqrt(most) > 1e4 * firstSigma ? StopCondition.StepTooLarge
            : IsTiny(distribution, path, 1e-12 * firstSigma) ? StopCondition.StepTooSmall
            : !AxisMoves(distribution, generation % distribution.Dimension) ? StopCondition.NoEffectAxis
            : !CoordinatesMove(distribution) ? StopCondition.NoEffectCoordinate
            : null;
    }

    private static bool IsTiny(SearchDistribution distribution, ReadOnlySpan<double> path, double limit)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (distribution.Sigma * Math.Max(Math.Abs(path[i]), distribution.CoordinateDeviation(i)) >= limit)
            {
                return false;
            }
        }

        return true;
    }

    private static bool AxisMoves(SearchDistribution distribution, int axis)
    {
        var step = 0.1 * distribution.Sigma * distribution.AxisDeviation(axis);
        for (var i = 0; i < distribution.Dimension; i++)
        {
            if (distribution.Mean[i] != distribution.Mean[i] + (step * distribution.Axis(axis)[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool CoordinatesMove(SearchDistribution distribution)
    {
        for (var i = 0; i < distribution.Dimension; i++)
        {
            if (distribution.Mean[i] == distribution.Mean[i] + (0.2 * distribution.Sigma * distribution.CoordinateDeviation(i)))
            {
                return false;
            }
        }

        return true;
    }
}

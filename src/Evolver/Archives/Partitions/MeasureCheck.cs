namespace EvoLLM.Evolver;

/// <summary>What every archive asks of measures and their axes.</summary>
internal static class MeasureCheck
{
    public static void RequireBounds(IReadOnlyList<MeasureAxis> axes)
    {
        if (axes.Count == 0)
        {
            throw new ArgumentException("At least one measure is needed.");
        }

        if (axes.FirstOrDefault(axis => !(axis.Minimum < axis.Maximum && double.IsFinite(axis.Maximum - axis.Minimum))) is { } flawed)
        {
            throw new ArgumentException($"Measure '{flawed.Name}' needs finite bounds in order, not {flawed.Minimum} to {flawed.Maximum}.");
        }
    }

    public static void Require(ReadOnlySpan<double> measures, int count)
    {
        if (measures.Length != count)
        {
            throw new ArgumentException($"{measures.Length} measures were given; {count} are needed.");
        }

        for (var i = 0; i < measures.Length; i++)
        {
            if (!double.IsFinite(measures[i]))
            {
                throw new ArgumentException($"Measure {i} is {measures[i]}; it must be finite.");
            }
        }
    }
}

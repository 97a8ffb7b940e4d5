namespace EvoLLM.Evolver;

/// <summary>What every archive asks of measures.</summary>
internal static class MeasureCheck
{
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

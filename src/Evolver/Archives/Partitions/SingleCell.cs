namespace EvoLLM.Evolver;

/// <summary>Behaviour space in one piece: nothing but the check of measures.</summary>
internal sealed class SingleCell(int measureCount) : IPartition
{
    public int MeasureCount => measureCount;

    public long CellCount => 1;

    public long CellOf(ReadOnlySpan<double> measures)
    {
        MeasureCheck.Require(measures, measureCount);
        return 0;
    }
}

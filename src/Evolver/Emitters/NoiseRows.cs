namespace EvoLLM.Evolver;

/// <summary>Rows of normally distributed numbers, drawn as many at a time as stay in the processor's nearest cache.</summary>
internal sealed class NoiseRows(int width)
{
    private const int Target = 2048;

    private readonly double[] _block = new double[Math.Max(1, Target / width) * width];
    private int _used;

    /// <summary>Forgets what is left, so that the rows to come depend on their own stream alone.</summary>
    public void Begin() => _used = _block.Length;

    /// <summary>The next row.</summary>
    public ReadOnlySpan<double> Next(Random random)
    {
        if (_used == _block.Length)
        {
            random.NextNormals(_block);
            _used = 0;
        }

        var row = _block.AsSpan(_used, width);
        _used += width;
        return row;
    }
}

namespace EvoLLM.Evolver;

/// <summary>Vectors with their judgements, and what the archive did with them. Rows stay with their owner: an emitter copies what it keeps.</summary>
public readonly ref struct VectorBatch
{
    /// <summary>The vectors, one a row.</summary>
    public required ReadOnlySpan<double[]> Vectors { get; init; }

    /// <summary>The fitness of each row; larger is better. Not finite where a vector could not be judged.</summary>
    public required ReadOnlySpan<double> Fitness { get; init; }

    /// <summary>The behaviour, row after row.</summary>
    public required ReadOnlySpan<double> Measures { get; init; }

    /// <summary>What became of each row; <see cref="AddStatus.NotOffered"/> where it could not be judged.</summary>
    public required ReadOnlySpan<Addition> Additions { get; init; }

    /// <summary>How many rows there are.</summary>
    public int Count => Vectors.Length;

    /// <summary>The behaviour of one row.</summary>
    /// <param name="row">The row, from 0.</param>
    public ReadOnlySpan<double> MeasuresOf(int row)
    {
        var width = Measures.Length / Vectors.Length;
        return Measures.Slice(row * width, width);
    }

    /// <summary>Some of the rows.</summary>
    /// <param name="start">The first row, from 0.</param>
    /// <param name="count">How many.</param>
    public VectorBatch Slice(int start, int count)
    {
        var width = Vectors.Length == 0 ? 0 : Measures.Length / Vectors.Length;
        return new VectorBatch
        {
            Vectors = Vectors.Slice(start, count),
            Fitness = Fitness.Slice(start, count),
            Measures = Measures.Slice(start * width, count * width),
            Additions = Additions.Slice(start, count),
        };
    }
}

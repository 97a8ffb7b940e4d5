namespace EvoLLM.Evaluators;

/// <summary>Rows of numbers that each belong to a class.</summary>
/// <param name="Width">Numbers in a row, 1 or more.</param>
/// <param name="Classes">How many classes there are, 2 or more.</param>
/// <param name="Features">Row after row, <see cref="Width"/> numbers each.</param>
/// <param name="Labels">The class of each row, from 0.</param>
public sealed record LabelledRows(int Width, int Classes, ReadOnlyMemory<float> Features, ReadOnlyMemory<int> Labels)
{
    /// <summary>How many rows there are.</summary>
    public int Count => Labels.Length;

    /// <summary>Some of the rows, without a copy.</summary>
    /// <param name="first">The first row, from 0.</param>
    /// <param name="count">How many.</param>
    public LabelledRows Slice(int first, int count) =>
        this with { Features = Features.Slice(first * Width, count * Width), Labels = Labels.Slice(first, count) };

    /// <summary>Copies some of the rows.</summary>
    /// <param name="rows">Which, from 0, in the order of the copy.</param>
    public LabelledRows Choose(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var features = new float[rows.Count * Width];
        for (var i = 0; i < rows.Count; i++)
        {
            Features.Span.Slice(rows[i] * Width, Width).CopyTo(features.AsSpan(i * Width));
        }

        return this with { Features = features, Labels = rows.Select(row => Labels.Span[row]).ToArray() };
    }
}

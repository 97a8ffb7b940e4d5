using System.Buffers;

namespace EvoLLM.Evolver;

/// <summary>What every solution must pass before anything is decided on it.</summary>
/// <param name="flaw">Says what is wrong with a solution, <see langword="null"/> where nothing is.</param>
internal sealed class CandidacyCheck<T>(Func<T, string?>? flaw)
{
    /// <summary>Checks a solution and finds its cell.</summary>
    /// <exception cref="ArgumentException">It cannot be added.</exception>
    public long Locate(in Candidacy<T> candidacy, IPartition partition)
    {
        if (!double.IsFinite(candidacy.Fitness))
        {
            throw new ArgumentException($"The fitness is {candidacy.Fitness}; it must be finite.");
        }

        return flaw?.Invoke(candidacy.Solution) is { } reason ? throw new ArgumentException(reason) : partition.CellOf(candidacy.Measures);
    }

    /// <summary>Checks all rows, and only then has them placed.</summary>
    public BatchAddition Add(in Candidacies<T> rows, IPartition partition, IPlacement<T> placement, BatchOptions options)
    {
        var additions = new Addition[rows.Count];
        var invalid = options.ReportInvalidRows ? new List<InvalidRow>() : null;
        var rented = ArrayPool<long>.Shared.Rent(rows.Count);
        var cells = rented.AsSpan(0, rows.Count);
        try
        {
            for (var row = 0; row < rows.Count; row++)
            {
                cells[row] = Locate(rows, row, partition, invalid);
            }

            if (options.Semantics == BatchSemantics.Batch)
            {
                placement.PlaceAtOnce(rows, cells, additions);
            }
            else
            {
                PlaceInSequence(rows, cells, placement, additions);
            }
        }
        finally
        {
            ArrayPool<long>.Shared.Return(rented);
        }

        return new BatchAddition(options.Semantics, additions, invalid ?? (IReadOnlyList<InvalidRow>)[]);
    }

    private static void PlaceInSequence(in Candidacies<T> rows, ReadOnlySpan<long> cells, IPlacement<T> placement, Span<Addition> additions)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            additions[row] = cells[row] < 0 ? default : placement.Place(cells[row], rows[row]);
        }
    }

    private long Locate(in Candidacies<T> rows, int row, IPartition partition, List<InvalidRow>? invalid)
    {
        try
        {
            return Locate(rows[row], partition);
        }
        catch (ArgumentException exception)
        {
            if (invalid is null)
            {
                throw new ArgumentException($"Row {row}: {exception.Message}", exception);
            }

            invalid.Add(new InvalidRow(row, exception.Message));
            return -1;
        }
    }
}

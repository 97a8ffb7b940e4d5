namespace EvoLLM.Evolver;

/// <summary>Decides which of the solutions that passed all checks become elites.</summary>
internal interface IPlacement<T>
{
    /// <summary>Decides on one solution.</summary>
    Addition Place(long cell, in Candidacy<T> candidacy);

    /// <summary>Decides on many against what was there before; those with a negative cell are left out.</summary>
    void PlaceAtOnce(in Candidacies<T> rows, ReadOnlySpan<long> cells, Span<Addition> additions);
}

namespace EvoLLM.Evolver;

/// <summary>What an archive of vectors asks of its solutions.</summary>
public static class VectorCheck
{
    /// <summary>Vectors must have so many values, all finite.</summary>
    /// <param name="length">How many, 1 or more.</param>
    /// <returns>Says what is wrong with a vector, <see langword="null"/> where nothing is.</returns>
    public static Func<double[], string?> OfLength(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        return vector => vector.Length != length ? $"The solution has {vector.Length} values; {length} are needed."
            : vector.AsSpan().IndexOfAnyExceptInRange(double.MinValue, double.MaxValue) is >= 0 and var place ? $"Value {place} of the solution is {vector[place]}; it must be finite."
            : null;
    }
}

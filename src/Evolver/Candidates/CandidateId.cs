using System.Globalization;

namespace EvoLLM.Evolver;

/// <summary>
/// Names a candidate inside its run: the number of the proposal that made it, counted from 0.
/// </summary>
/// <param name="Value">The proposal's number, 0 or more.</param>
public readonly record struct CandidateId(int Value) : IComparable<CandidateId>
{
    /// <inheritdoc/>
    public int CompareTo(CandidateId other) => Value.CompareTo(other.Value);

    /// <summary>Whether <paramref name="left"/> was proposed before <paramref name="right"/>.</summary>
    public static bool operator <(CandidateId left, CandidateId right) => left.Value < right.Value;

    /// <summary>Whether <paramref name="left"/> was proposed after <paramref name="right"/>.</summary>
    public static bool operator >(CandidateId left, CandidateId right) => left.Value > right.Value;

    /// <summary>Whether <paramref name="left"/> is <paramref name="right"/> or was proposed before it.</summary>
    public static bool operator <=(CandidateId left, CandidateId right) => left.Value <= right.Value;

    /// <summary>Whether <paramref name="left"/> is <paramref name="right"/> or was proposed after it.</summary>
    public static bool operator >=(CandidateId left, CandidateId right) => left.Value >= right.Value;

    /// <summary>The number as people write it, without leading zeros.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

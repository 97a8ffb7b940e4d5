using FsCheck.Xunit;

namespace EvoLLM.Operators.Tests;

public sealed class OccurrencesTests
{
    [Property(MaxTest = 500)]
    public void Of_AnyText_AreWhereComparisonFindsThem(bool[] text, bool[] pattern)
    {
        var expected = pattern.Length == 0
            ? []
            : Enumerable.Range(0, text.Length).Where(place => text.AsSpan(place).StartsWith(pattern)).ToList();
        Assert.Equal(expected, Occurrences.Of<bool>(text, pattern));
    }
}

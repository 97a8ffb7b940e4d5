using System.Text.Json.Nodes;

namespace EvoLLM.Conformance.Tests;

/// <summary>How far a figure may be from that of the table.</summary>
internal sealed record Tolerance(double Relative, double Absolute, double Largest)
{
    private const double OfLargestTerm = 1e-6;

    public static Tolerance Of(JsonNode table, string id)
    {
        // Sums of terms of very different size are compared by the largest term.
        var largest = id.EndsWith("large-objectives", StringComparison.Ordinal) ? 1 : 0;
        return new Tolerance((double)table["tolerance"]!["relative"]!, (double)table["tolerance"]!["absolute"]!, largest);
    }

    public void Expect(JsonNode? expected, double? actual, double largestTerm = 0)
    {
        var wanted = expected is null ? (double?)null : TableArchive.Number(expected);
        if (wanted is not { } figure || double.IsNaN(figure))
        {
            Assert.Equal(wanted, actual);
            return;
        }

        var margin = Absolute + (Relative * Math.Abs(figure)) + (Largest * OfLargestTerm * largestTerm);
        Assert.Equal(figure, actual ?? double.NaN, margin);
    }
}

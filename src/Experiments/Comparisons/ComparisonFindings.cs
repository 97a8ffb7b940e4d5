using System.Globalization;
using EvoLLM.Evolver;

namespace EvoLLM.Experiments;

/// <summary>Puts a comparison into sentences.</summary>
internal static class ComparisonFindings
{
    /// <summary>Of fewer runs an interval says little.</summary>
    private const int FewRuns = 3;

    public static IEnumerable<string> Of(ComparisonResult result) =>
        [.. result.Methods.Select(method => Difference(result, method)).OfType<string>(), .. result.Methods.SelectMany(method => Reservations(result, method)), .. Few(result)];

    private static string? Difference(ComparisonResult result, ComparedMethod method)
    {
        if (method.Name == result.Baseline.Name)
        {
            return null;
        }

        if (result.Difference(method) is not { } difference)
        {
            return $"{method.Name} and {result.Baseline.Name} cannot be held against each other: a run has no figure.";
        }

        var (lower, upper) = (Text(result, difference.Lower), Text(result, difference.Upper));
        var isBetter = result.Objective.Flip(difference.Median) > 0;
        return difference.ExcludesZero
            ? $"{method.Name} is {(isBetter ? "better" : "worse")} than {result.Baseline.Name}: the medians differ by {Text(result, difference.Median)} (95 % interval {lower} to {upper})."
            : $"{method.Name} and {result.Baseline.Name} do not differ as far as these runs show: the 95 % interval of the difference, {lower} to {upper}, holds 0.";
    }

    private static IEnumerable<string> Reservations(ComparisonResult result, ComparedMethod method)
    {
        if (method.EndedByItself > 0)
        {
            var why = string.Join(" ", method.Runs.Where(run => run.EndedByItself).Select(run => run.Ending!.Message).Distinct());
            yield return $"{method.Name} ended before its budget was spent in {method.EndedByItself} of {Runs(method.Runs.Count)}, and is not compared at an equal budget there. {why}";
        }

        if (method.Runs.Count(run => run.Ending is null or { Reason: StopReason.Interrupted }) is > 0 and var open)
        {
            yield return $"{open} of {Runs(method.Runs.Count)} of {method.Name} {(open == 1 ? "has" : "have")} not come to an end.";
        }

        if (method.Runs.Count(run => (result.ComparesTest ? run.Test : run.Search) is null) is > 0 and var without)
        {
            yield return $"{method.Name} has no median: {without} of {Runs(method.Runs.Count)} found nothing that is valid{(result.ComparesTest ? " on the test split" : "")}.";
        }
    }

    private static IEnumerable<string> Few(ComparisonResult result)
    {
        if (result.Methods.Min(method => method.Runs.Count) < FewRuns)
        {
            yield return $"With fewer than {FewRuns} runs of a method an interval says little; make more of them.";
        }
    }

    private static string Runs(int count) => count == 1 ? "1 run" : $"{count} runs";

    private static string Text(ComparisonResult result, double value) =>
        string.Create(CultureInfo.InvariantCulture, $"{value:G4}") + (result.Objective.Unit.Length > 0 ? " " + result.Objective.Unit : "");
}

using System.Globalization;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>How figures are written for people, the same on every machine.</summary>
internal static class Figures
{
    public static string Objective(Problem problem, double? fitness) => fitness is { } value
        ? Value(problem.Objective.Flip(value), problem.Objective.Unit)
        : "-";

    /// <summary>The standard error of a mean, to be written behind it; empty where a candidate was evaluated once.</summary>
    public static string Error(Problem problem, Evaluation evaluation) =>
        evaluation.Repeats is { } repeats ? $" ± {Value(repeats.StandardError, problem.Objective.Unit)}" : "";

    public static string Value(double value, string unit) =>
        value.ToString(Math.Abs(value) is > 0 and < 0.1 or >= 100_000 ? "G4" : "0.000", CultureInfo.InvariantCulture) + (unit.Length > 0 ? " " + unit : "");

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Share(double value) => value.ToString("0.0 %", CultureInfo.InvariantCulture);

    public static string Duration(TimeSpan time) =>
        time < TimeSpan.FromMinutes(1) ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s")
        : time < TimeSpan.FromHours(1) ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min");

    /// <summary>How many candidates come by in a second; in a minute where they take their time.</summary>
    public static string Rate(double perSecond) => perSecond < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{60 * perSecond:0} candidates/min")
        : string.Create(CultureInfo.InvariantCulture, $"{perSecond:0} candidates/s");

    /// <summary>How long a run worked, e.g. <c>12 s, 34 s of processor time for candidates</c>; runs of before it was counted have no processor time.</summary>
    public static string Times(TimeSpan elapsed, TimeSpan cpu) =>
        Duration(elapsed) + (cpu > TimeSpan.Zero ? $", {Seconds(cpu)} of processor time for candidates" : "");

    /// <summary>A time to the hundredth of a second below a minute.</summary>
    public static string Seconds(TimeSpan time) =>
        time < TimeSpan.FromMinutes(1) ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s") : Duration(time);

    public static string Percent(double value) => value.ToString("0 %", CultureInfo.InvariantCulture);

    /// <summary>What model calls took, e.g. <c>12 calls, 8,000 tokens (2,000 cached), 0.0100 USD</c>.</summary>
    public static string Spent(Cost cost) => $"{Count(cost.Calls)} calls, {Tokens(cost)}, {Usd(cost.Usd)}{Known(cost)}";

    /// <summary>How many answers came without asking, and what that saved; nothing where none did.</summary>
    public static string Known(Cost cost) => cost.KnownAnswers == 0 ? ""
        : $"; {Count(cost.KnownAnswers)} answers known already, which saved {Count(cost.SavedTokens)} tokens{(cost.SavedUsd > 0 ? $" and {Usd(cost.SavedUsd)}" : "")}";

    /// <summary>Tokens, and how many of them the provider took from its cache where it says so.</summary>
    public static string Tokens(Cost cost) => $"{Count(cost.Tokens)} tokens{Cached(cost)}";

    /// <summary>How many tokens the provider took from its cache; nothing where it does not say.</summary>
    public static string Cached(Cost cost) => cost.CachedTokens > 0 ? $" ({Count(cost.CachedTokens)} cached)" : "";

    public static string Usd(decimal usd) => Dollars(usd) + " USD";

    public static string Dollars(decimal usd) => usd.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>A status as people read it: <c>runtime-failed</c>.</summary>
    public static string Status(EvaluationStatus status) => Lower(status);

    /// <summary>What became of a candidate in the archive, as people read it: <c>not-offered</c>.</summary>
    public static string Decision(AddStatus decision) => Lower(decision);

    /// <summary>A name of an enumeration as people read it, in lower case with hyphens.</summary>
    public static string Lower(Enum value) => string.Concat(
        value.ToString().Select((letter, index) => char.IsUpper(letter) ? (index > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));

    public static string Statuses(IReadOnlyDictionary<EvaluationStatus, int> statuses) =>
        string.Join(", ", statuses.Select(pair => $"{Status(pair.Key)} {Count(pair.Value)}"));
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>Judges programs <c>x + N</c> by N without compiling them, in an order of its own; some fail.</summary>
internal sealed partial class SuccessorEvaluator : IEvaluator
{
    public const string HiddenName = "gap on the unseen";

    public const double HiddenValue = 4711.25;

    public static string Program(int number) => $"public static class Candidate\n{{\n    public static int Answer(int x) => x + {number};\n}}";

    public ValueTask<Preparation> PrepareAsync(string source, CancellationToken cancellationToken)
    {
        var failure = Number(source) % 11 == 0 ? Evaluation.Failed(EvaluationStatus.CompileFailed, "line 3: as the test wants it") : null;
        return ValueTask.FromResult(new Preparation { Fingerprint = source.Trim(), Size = source.Length, Image = Encoding.UTF8.GetBytes(source), Failure = failure });
    }

    public async ValueTask<Evaluation> EvaluateAsync(Preparation preparation, Split split, CancellationToken cancellationToken)
    {
        var number = Number(Encoding.UTF8.GetString(preparation.Image.Span));
        for (var i = 0; i < number % 7; i++)
        {
            await Task.Yield();
        }

        return number % 13 == 0
            ? Evaluation.Failed(EvaluationStatus.RuntimeFailed, "as the test wants it")
            : new Evaluation { Status = EvaluationStatus.Ok, Fitness = -Math.Abs(number - 1) / 1000.0, Measures = new Measures(number % 100), Hidden = new SortedDictionary<string, double> { [HiddenName] = HiddenValue } };
    }

    public IReadOnlyList<Baseline> Baselines(Split split) => [];

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static int Number(string source) => int.Parse(Addend().Match(source).Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"x \+ (\d+)")]
    private static partial Regex Addend();
}

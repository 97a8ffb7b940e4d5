using System.Diagnostics;
using System.Globalization;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Benchmarks;

/// <summary>What a whole evaluation on the training instances takes through the sandbox: the seeds and references of every problem that ships, beside Python.</summary>
internal static class HeuristicsBenchmark
{
    private const int Times = 5;

    public static async Task RunAsync(string? name)
    {
        Console.WriteLine($"Medians of {Times} evaluations with warm workers; the first one, which compiles itself, is left out. Processor time includes the scoring.");
        Console.WriteLine($"{"problem",-26} {"program",-28} {"wall ms",9} {"CPU ms",9} {"Python CPU ms",14} {"ratio",7}");
        foreach (var code in ProblemCatalog.Shipped.OfType<ProgramProblem>().Where(code => name is null || code.Definition.Name == name))
        {
            try
            {
                await MeasureAsync(ProblemCatalog.Load(code.Definition.Name)).ConfigureAwait(false);
            }
            catch (ProblemException exception)
            {
                Console.WriteLine($"{code.Definition.Name,-26} left out: {exception.Message}");
            }
        }
    }

    private static async Task MeasureAsync(LoadedProblem problem)
    {
        await using var evaluator = new ProgramEvaluator(problem, workers: 1, TimeProvider.System);
        await evaluator.StartAsync(CancellationToken.None).ConfigureAwait(false);
        var seeds = problem.Definition.Seeds.Select((source, index) => (Name: $"seed {index + 1}", Source: source));
        foreach (var (name, source) in seeds.Concat(problem.Code.References.Select(reference => (reference.Name, reference.Source))))
        {
            var preparation = await evaluator.PrepareAsync(source, CancellationToken.None).ConfigureAwait(false);
            var first = await evaluator.EvaluateAsync(preparation, Split.Training, CancellationToken.None).ConfigureAwait(false);
            if (first.Status != EvaluationStatus.Ok)
            {
                Console.WriteLine($"{problem.Definition.Name,-26} {name,-28} {first.Status}: {string.Join(' ', first.Feedback.Take(1))}");
                continue;
            }

            var (wall, cpu) = (new List<double>(), new List<double>());
            for (var time = 0; time < Times; time++)
            {
                var start = Stopwatch.GetTimestamp();
                cpu.Add((await evaluator.EvaluateAsync(preparation, Split.Training, CancellationToken.None).ConfigureAwait(false)).CpuTime.TotalMilliseconds);
                wall.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            Print(problem.Definition.Name, name, Median(wall), Median(cpu));
        }
    }

    private static void Print(string problem, string program, double wall, double cpu)
    {
        var python = PythonTimes.Of(problem, program) * 1000;
        var beside = python is { } other ? string.Create(CultureInfo.InvariantCulture, $"{other,14:F0} {other / cpu,6:F1}x") : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{problem,-26} {program,-28} {wall,9:F1} {cpu,9:F1} {beside}"));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

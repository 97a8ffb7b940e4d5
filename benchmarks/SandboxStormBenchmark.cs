using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Benchmarks;

/// <summary>Hostile candidates among good ones: every good one must score what it scores alone.</summary>
internal static class SandboxStormBenchmark
{
    private static readonly LoadedProblem Problem = ProblemCatalog.Load("sandbox-check");

    /// <summary>Used where the user names no folder of hostile programs.</summary>
    private static readonly string[] Hostile =
    [
        "while (true) { }",
        "for (;;) { try { throw new Exception(); } catch { } }",
        "return Solve(Solve(xs, seed), seed);",
        "var all = new List<double[]>(); while (true) { all.Add(new double[100_000]); }",
        "return new double[1_000_000_000];",
        "var text = \"x\"; while (true) { text += text; }",
        "return new double[100_000];",
        "return null!;",
        "return [xs[1000]];",
        "throw new Exception(new string('x', 1_000_000));",
        "Environment.Exit(0); return xs;",
        "return Enumerable.Range(0, int.MaxValue).Where(i => i < 0).Select(i => (double)i).ToArray();",
    ];

    public static async Task RunAsync(string? folder)
    {
        var hostile = folder is null
            ? Array.ConvertAll(Hostile, body => $"public static class Candidate {{ public static double[] Solve(double[] xs, int seed) {{ {body} }} }}")
            : await Task.WhenAll(Directory.GetFiles(folder, "*.cs").Order().Select(path => File.ReadAllTextAsync(path))).ConfigureAwait(false);
        var good = Enumerable.Range(0, 9000).Select(Good).ToList();
        var random = new SeededRandom(1, "storm", 0);
        var order = Enumerable.Range(0, good.Count + 1000).ToArray();
        random.Shuffle(order);
        var statuses = new ConcurrentDictionary<EvaluationStatus, int>();
        var wrong = 0;
        var clock = Stopwatch.StartNew();
        await using (var evaluator = new ProgramEvaluator(Problem, workers: 2, TimeProvider.System))
        {
            await Parallel.ForEachAsync(order, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, cancellationToken) =>
            {
                var source = i < good.Count ? good[i].Source : hostile[(i - good.Count) % hostile.Length];
                var check = await evaluator.CheckAsync(source, Split.Training, cancellationToken).ConfigureAwait(false);
                if (i >= good.Count)
                {
                    statuses.AddOrUpdate(check.Evaluation.Status, 1, (_, count) => count + 1);
                }
                else if (check.Evaluation.Fitness != good[i].Fitness)
                {
                    Interlocked.Increment(ref wrong);
                }
            }).ConfigureAwait(false);
        }

        Console.WriteLine($"1000 hostile candidates, {hostile.Length} kinds: {string.Join(", ", statuses.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}"))}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"9000 good ones among them: {9000 - wrong} scored what they score alone, {wrong} did not; {10_000 / clock.Elapsed.TotalSeconds:F0} candidates/s"));
    }

    /// <summary>Sorts right or wrong, as its number says; what it scores is known without running it.</summary>
    private static (string Source, double Fitness) Good(int number)
    {
        var descending = number % 3 == 0;
        return ($$"""
            public static class Candidate
            {
                private static int _calls = {{number}};

                public static double[] Solve(double[] xs, int seed)
                {
                    _calls++;
                    var sorted = xs.OrderBy(x => {{(descending ? "-x" : "x")}}).ToArray();
                    return _calls == {{number}} + seed ? sorted : [];
                }
            }
            """, descending ? 0 : 1);
    }
}

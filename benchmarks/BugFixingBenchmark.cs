using System.Globalization;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Benchmarks;

/// <summary>ELM's bug fixing (Lehman et al. 2022): 4-parity with 1 to 5 bugs, mended in one step by genetic programming and by a model.</summary>
internal static class BugFixingBenchmark
{
    private const int Mutations = 100_000;
    private const int Fixes = 100;

    // The best for each number of bugs, from 0.01 to 0.89.
    private static readonly double[] Rates = [0.16, 0.34, 0.53, 0.70, 0.89];

    /// <param name="model">A model as the command line takes it; <see langword="null"/> for the baseline alone.</param>
    public static async Task RunAsync(string? model)
    {
        Print($"bugs  rate  expected of {Mutations}  mended  of a model's {Fixes} answers: valid  compile  run  right");
        for (var bugs = 1; bugs <= ParityBugs.Most; bugs++)
        {
            var (rate, random) = (Rates[bugs - 1], new SeededRandom(1, "bug fixing baseline", bugs));
            var expected = Mutations * ParityMutation.SuccessProbability(bugs, rate);
            var mended = Enumerable.Range(0, Mutations).Count(_ => ParityMutation.Mends(bugs, rate, random));
            var fixing = model is null ? null : await AskAsync(model, bugs).ConfigureAwait(false);
            var answered = fixing is null ? "" : $"{fixing.Counts.Valid,36}  {fixing.Counts.Compiles,7}  {fixing.Counts.Runs,3}  {fixing.Correct,5}";
            Print($"{bugs,4}  {rate:F2}  {expected,18:F2}  {mended,6}  {answered}");
        }
    }

    private static async Task<BugFixing> AskAsync(string model, int bugs)
    {
        var problem = ProblemCatalog.Load("four-parity");
        await using var evaluator = new ProgramEvaluator(problem, workers: 1, TimeProvider.System);
        using var prompting = new Prompting(new ModelSetup { Models = [ModelReference.Parse(model)] }, new PromptLibrary(), new NoLog());
        var task = new BugFixingTask(problem.Definition, ParityBugs.Program(bugs), Fixes, Seed: 1);
        return await BugFixing.RunAsync(BugFixing.CreateOperator(prompting), task, evaluator, CancellationToken.None).ConfigureAwait(false);
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Keeps nothing: what is printed is all that is wanted.</summary>
    private sealed class NoLog : ICallLog
    {
        public ModelCall? Find(ModelQuestion question) => null;

        public ValueTask RecordAsync(ModelCall modelCall, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}

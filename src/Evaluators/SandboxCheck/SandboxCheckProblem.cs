using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>
/// Sorts numbers, under tight limits: the problem that the sandbox is tried out with. A program that does it right
/// scores 1; one that does harm, hangs or cheats must end as a status.
/// </summary>
public sealed class SandboxCheckProblem : ProgramProblem<SandboxCheckInstance, double[]>
{
    private const int MaxValues = 10_000;

    private const string SortSeed =
        """
        public static class Candidate
        {
            public static double[] Solve(double[] xs, int seed)
            {
                Array.Sort(xs);
                return xs;
            }
        }

        """;

    private delegate double[] SolveFunction(double[] xs, int seed);

    /// <inheritdoc/>
    public override Problem Definition { get; } = new()
    {
        Name = "sandbox-check",
        Title = "Sort numbers under tight limits, to try the sandbox out",
        Description = "Sort an array of numbers. Each call gets a copy of its own, and may change it.",
        Contract = new ProgramContract(
            "Candidate",
            "double[] Solve(double[] xs, int seed)",
            "xs: a few dozen numbers. seed: for whoever needs random numbers. Returns the numbers in ascending order."),
        Objective = new Objective("arrays that are sorted", Direction.Maximize),
        Measures = [new MeasureAxis("program size", 0, 300, 15)],
        Seeds = [SortSeed],
    };

    /// <summary>192 MB of heap: three times what may be allocated, so that the count of bytes ends a candidate, at the same point each time, and not the collector's need of room.</summary>
    public override long MemoryBytes => 192L << 20;

    /// <summary>One second, 64 MB to allocate, and fuel for about a tenth of that second.</summary>
    /// <param name="split">The instances.</param>
    public override RunLimits Limits(Split split) =>
        new() { WallTime = TimeSpan.FromSeconds(1), AllocatedBytes = 64L << 20, Fuel = 50_000_000 };

    /// <inheritdoc/>
    protected override IReadOnlyList<SandboxCheckInstance> Instances(Split split) =>
        [.. Enumerable.Range(0, 3).Select(index => Generate(new SeededRandom(1, $"sandbox-check/{split}", index), index + 1))];

    /// <inheritdoc/>
    protected override double[] Run(LoadedCandidate candidate, SandboxCheckInstance instance)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(instance);
        var answer = candidate.Bind<SolveFunction>("Solve")([.. instance.Numbers], instance.Seed)
            ?? throw new InvalidResultException("Solve returned null.");
        return answer.Length <= MaxValues
            ? answer
            : throw new InvalidResultException($"Solve returned {answer.Length} numbers; {MaxValues} are allowed.");
    }

    /// <inheritdoc/>
    protected override Evaluation Score(IReadOnlyList<SandboxCheckInstance> instances, IReadOnlyList<double[]> answers, ProgramFacts facts)
    {
        ArgumentNullException.ThrowIfNull(instances);
        ArgumentNullException.ThrowIfNull(facts);
        if (answers.Any(answer => answer.Any(double.IsNaN)))
        {
            return Evaluation.Failed(EvaluationStatus.InvalidResult, "NaN is not a number that was given.");
        }

        var sorted = instances.Zip(answers).Count(pair => pair.First.Numbers.Order().SequenceEqual(pair.Second));
        return new Evaluation
        {
            Status = EvaluationStatus.Ok,
            Fitness = sorted / (double)instances.Count,
            Measures = new Measures(facts.Size),
            Feedback = [$"{sorted} of {instances.Count} arrays are sorted."],
        };
    }

    private static SandboxCheckInstance Generate(SeededRandom random, int seed) =>
        new([.. Enumerable.Range(0, 40).Select(_ => Math.Round(100 * random.NextDouble(), 3))], seed);
}

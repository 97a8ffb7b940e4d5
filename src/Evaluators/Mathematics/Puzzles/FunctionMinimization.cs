using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>
/// Minimise a function of two variables with many local minima, sin(x) cos(y) + sin(x y) + (x^2 + y^2) / 20: the first example of OpenEvolve. Here it is moved
/// from instance to instance, so that a search must be evolved and not the answer. Figures are not comparable with OpenEvolve's.
/// </summary>
public sealed class FunctionMinimization : ProgramProblem<FunctionTask, double[]>
{
    private const double Bound = 5;
    private const int Evaluations = 300;

    // At (-1.704083, 0.677508) from the middle; found by Newton's iteration to all digits.
    private const double Minimum = -1.5186858408485788;

    /// <inheritdoc/>
    public override Problem Definition { get; } = new()
    {
        Name = "function-minimization",
        Title = "Find the lowest point of a function with many local minima",
        Description =
            "Write a search for the minimum of a function of x and y, both from -5 to 5, that has many local minima. It may be asked for its value at 300 points. The function differs a little each time. "
            + "Minimise how far the value at the point that is returned lies above the lowest.",
        Contract = new ProgramContract(
            "Candidate",
            "double[] Minimize(Func<double, double, double> function, int evaluations, int seed)",
            "function: gives the value at (x, y). evaluations: how often it may be asked. seed: for a random source, another one each time. Return x and y, both from -5 to 5.")
        {
            Stateless = true,
        },
        Hints = "Look around first, then go downhill from the best points with steps that shrink.",
        Objective = new Objective("excess", Direction.Minimize),
        Measures = [new MeasureAxis("share of minima found", 0, 1, 11), new MeasureAxis("program size", 0, 400, 15)],
        Seeds =
        [
            """
            using System;

            public static class Candidate
            {
                // The best of random points.
                public static double[] Minimize(Func<double, double, double> function, int evaluations, int seed)
                {
                    var random = new Random(seed);
                    var best = new double[2];
                    var least = double.PositiveInfinity;
                    for (var i = 0; i < evaluations; i++)
                    {
                        var x = 10 * random.NextDouble() - 5;
                        var y = 10 * random.NextDouble() - 5;
                        var value = function(x, y);
                        if (value < least)
                        {
                            least = value;
                            best = new[] { x, y };
                        }
                    }

                    return best;
                }
            }

            """,
        ],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceProgram> References { get; } =
    [
        new("random points, then compass search", "Hooke and Jeeves 1961",
        """
        using System;

        public static class Candidate
        {
            // A third of the budget at random; then from the best point in four directions, with half the step where none is better.
            public static double[] Minimize(Func<double, double, double> function, int evaluations, int seed)
            {
                var random = new Random(seed);
                var (bestX, bestY, least) = (0.0, 0.0, double.PositiveInfinity);
                var step = 0.5;
                var direction = 0;
                for (var i = 0; i < evaluations; i++)
                {
                    var (x, y) = (10 * random.NextDouble() - 5, 10 * random.NextDouble() - 5);
                    if (i >= evaluations / 3)
                    {
                        x = Math.Clamp(bestX + (direction == 0 ? step : direction == 1 ? -step : 0), -5, 5);
                        y = Math.Clamp(bestY + (direction == 2 ? step : direction == 3 ? -step : 0), -5, 5);
                    }

                    var value = function(x, y);
                    if (value < least)
                    {
                        (bestX, bestY, least) = (x, y, value);
                        direction = Math.Max(0, direction - 1);
                    }
                    else if (i >= evaluations / 3 && ++direction == 4)
                    {
                        (direction, step) = (0, step / 2);
                    }
                }

                return new[] { bestX, bestY };
            }
        }

        """),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<PublishedFigure> Published { get; } =
        [new("the minimum", "value of the function where it is not moved", Minimum, "at (-1.704083, 0.677508)")];

    /// <inheritdoc/>
    public override string Describe(Split split) => $"{(split == Split.Training ? 20 : 60)} functions, 300 values of each";

    /// <inheritdoc/>
    protected override IReadOnlyList<FunctionTask> Instances(Split split) => [.. Enumerable.Range(0, split == Split.Training ? 20 : 60).Select(index =>
    {
        var random = new SeededRandom(2024, $"function-minimization/{split}", index);
        return new FunctionTask((4 * random.NextDouble()) - 2, (4 * random.NextDouble()) - 2, random.Next());
    })];

    /// <inheritdoc/>
    protected override double[] Run(LoadedCandidate candidate, FunctionTask instance)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(instance);
        var asked = 0;
        var point = candidate.Bind<Func<Func<double, double, double>, int, int, double[]>>("Minimize")(
            (x, y) =>
            {
                asked++;
                return asked <= Evaluations && IsInside(x) && IsInside(y) ? instance.Value(x, y) : double.NaN;
            },
            Evaluations,
            instance.Seed);

        // What lies outside, or comes after the last evaluation, is told nothing; whether that was tried is decided here, where the candidate cannot catch it.
        return asked <= Evaluations
            ? ResultCheck.Vector(point, 2, "Minimize")
            : throw new InvalidResultException($"The function was asked for {asked} values; {Evaluations} are allowed.");
    }

    /// <inheritdoc/>
    protected override Evaluation Score(IReadOnlyList<FunctionTask> instances, IReadOnlyList<double[]> answers, ProgramFacts facts)
    {
        ArgumentNullException.ThrowIfNull(instances);
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(facts);
        if (answers.Any(point => point.Length != 2 || !Array.TrueForAll(point, IsInside)))
        {
            return Evaluation.Failed(EvaluationStatus.InvalidResult, "A point lies outside; x and y must lie between -5 and 5.");
        }

        var excesses = instances.Zip(answers, (task, point) => Math.Max(0, task.Value(point[0], point[1]) - Minimum)).ToList();
        var found = excesses.Count(excess => excess < 1e-3);
        return new Evaluation
        {
            Status = EvaluationStatus.Ok,
            Fitness = Definition.Objective.Flip(excesses.Average()),
            Measures = new Measures(found / (double)excesses.Count, facts.Size),
            Feedback = [$"Of {excesses.Count} functions {found} were minimised to within 0.001; the largest excess is {excesses.Max().ToString("G4", System.Globalization.CultureInfo.InvariantCulture)}."],
        };
    }

    private static bool IsInside(double number) => number is >= -Bound and <= Bound;
}

// A problem that the script itself defines: find a polynomial, or anything else, that comes close to the sine.
//   evollm run samples/custom-problem.csx -- 1000        (1000 evaluations; 400 where nothing is said)
var evaluations = Arguments.Count > 0 ? int.Parse(Arguments[0]) : 400;
var result = await new Experiment(new SineProblem()) { Evaluations = evaluations }.RunAsync(Cancellation);
Console.WriteLine($"Worst error {result.Figure(Split.Training):0.0000} on the points it was judged by, {result.Figure(Split.Test):0.0000} on others:");
Console.WriteLine(result.Best.Candidate.Source);

/// <summary>
/// Workers create the class anew, so it has a constructor without parameters, and what <see cref="Run"/> needs comes with
/// the instance: it cannot see the variables of the script.
/// </summary>
public class SineProblem : ProgramProblem<double[], double[]>
{
    private delegate double Function(double x);

    public override Problem Definition => new()
    {
        Name = "sine",
        Title = "A formula that comes close to the sine",
        Description = "Approximate the sine on 0 to pi without System.Math.",
        Contract = new ProgramContract("Candidate", "double Sine(double x)", "x: 0 to pi. Returns about sin x; NaN is not allowed."),
        Objective = new Objective("worst error", Direction.Minimize),
        Measures = [new MeasureAxis("value at pi/2", 0, 2, 10), new MeasureAxis("program size", 0, 60, 10)],
        Seeds =
        [
            """
            public static class Candidate
            {
                public static double Sine(double x)
                {
                    return x * (3.0 - x) * 0.5;
                }
            }
            """,
        ],
    };

    protected override IReadOnlyList<double[]> Instances(Split split)
    {
        var random = new SeededRandom(1, $"sine/{split}", 0);
        return [[Math.PI / 2, .. Enumerable.Range(0, 50).Select(_ => random.NextDouble() * Math.PI)]];
    }

    // In a worker, beside the candidate: what it did, and no judgement.
    protected override double[] Run(LoadedCandidate candidate, double[] points)
    {
        var function = candidate.Bind<Function>("Sine");
        return Array.ConvertAll(points, x => function(x));
    }

    // On the trusted side: the judgement.
    protected override Evaluation Score(IReadOnlyList<double[]> instances, IReadOnlyList<double[]> answers, ProgramFacts facts)
    {
        if (answers[0].Length != instances[0].Length || !answers[0].All(double.IsFinite))
        {
            return Evaluation.Failed(EvaluationStatus.InvalidResult, "A value is missing or not finite.");
        }

        return new Evaluation
        {
            Status = EvaluationStatus.Ok,
            Fitness = -instances[0].Zip(answers[0], (x, y) => Math.Abs(Math.Sin(x) - y)).Max(),
            Measures = new Measures(answers[0][0], facts.Size),
        };
    }
}

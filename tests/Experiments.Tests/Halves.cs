using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Experiments.Tests;

/// <summary>The smallest problem: a method that should return half of its argument.</summary>
public class Halves : ProgramProblem<double, double>
{
    private delegate double Function(double x);

    public override Problem Definition => new()
    {
        Name = "halves",
        Title = "Half of a number",
        Contract = new ProgramContract("Candidate", "double Half(double x)", "Returns half of x."),
        Objective = new Objective("error", Direction.Minimize),
        Measures = [new MeasureAxis("program size", 0, 40, 20)],
        Seeds = ["public static class Candidate { public static double Half(double x) { return x * 0.25; } }"],
    };

    protected override IReadOnlyList<double> Instances(Split split) => [1, 2, 10];

    protected override double Run(LoadedCandidate candidate, double instance) => candidate.Bind<Function>("Half")(instance);

    protected override Evaluation Score(IReadOnlyList<double> instances, IReadOnlyList<double> answers, ProgramFacts facts)
    {
        var error = instances.Zip(answers, (x, half) => Math.Abs(half - (x / 2))).Max();
        return double.IsFinite(error)
            ? new Evaluation { Status = EvaluationStatus.Ok, Fitness = -error, Measures = new Measures(facts.Size) }
            : Evaluation.Failed(EvaluationStatus.InvalidResult, "A value is not finite.");
    }
}

using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Benchmarks;

/// <summary>A problem whose evaluation costs next to nothing.</summary>
public sealed class TrivialProblem : ProgramProblem<double, double>
{
    private delegate double SolveFunction(double x);

    /// <inheritdoc/>
    public override Problem Definition { get; } = new()
    {
        Name = "trivial",
        Title = "A number from a number",
        Contract = new ProgramContract("Candidate", "double Solve(double x)", "x: a number."),
        Objective = new Objective("value", Direction.Maximize),
        Measures = [new MeasureAxis("value", 0, 1, 100), new MeasureAxis("program size", 0, 1000, 20)],
        Seeds = [DistinctPrograms.Source(-1)],
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<double> Instances(Split split) => [0.5];

    /// <inheritdoc/>
    protected override double Run(LoadedCandidate candidate, double instance)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return candidate.Bind<SolveFunction>("Solve")(instance);
    }

    /// <inheritdoc/>
    protected override Evaluation Score(IReadOnlyList<double> instances, IReadOnlyList<double> answers, ProgramFacts facts)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(facts);
        return double.IsFinite(answers[0])
            ? new Evaluation { Status = EvaluationStatus.Ok, Fitness = answers[0], Measures = new Measures(Math.Abs(answers[0]) % 1, facts.Size) }
            : Evaluation.Failed(EvaluationStatus.InvalidResult, "Not finite.");
    }
}

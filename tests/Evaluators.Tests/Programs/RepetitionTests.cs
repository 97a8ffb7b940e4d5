using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators.Tests;

/// <summary>A noisy problem is asked with other instances for each repetition, and scored against the same ones.</summary>
public sealed class RepetitionTests
{
    [Fact]
    public void Input_Repetitions_AreOthersAndStayTheSame()
    {
        var problem = new NoisyProblem();
        var inputs = Enumerable.Range(0, 5).Select(repetition => problem.Input(Split.Training, repetition).ToArray()).ToList();
        Assert.Equal(5, inputs.Select(input => Convert.ToHexString(input)).Distinct().Count());
        Assert.Equal(inputs[3], new NoisyProblem().Input(Split.Training, 3).ToArray());
        Assert.Equal(inputs[0], problem.Input(Split.Training).ToArray());
    }

    [Fact]
    public void Score_Repetition_IsHeldAgainstItsOwnInstances()
    {
        var problem = new NoisyProblem();
        foreach (var repetition in new[] { 0, 1, 7 })
        {
            // Who answers with what he was given is off by nothing.
            var answer = problem.Input(Split.Training, repetition);
            Assert.Equal(0.0, problem.Score(Split.Training, answer, new ProgramFacts(1) { Repetition = repetition }).Fitness);
            Assert.NotEqual(0.0, problem.Score(Split.Training, answer, new ProgramFacts(1) { Repetition = repetition + 1 }).Fitness);
        }
    }

    [Fact]
    public void Input_ProblemWithoutNoise_IsTheSameForEveryRepetition()
    {
        var problem = new WeibullBinPacking();
        Assert.Equal(problem.Input(Split.Training).ToArray(), problem.Input(Split.Training, 3).ToArray());
        Assert.Equal(1, problem.Definition.Repetitions);
    }

    private sealed class NoisyProblem : ProgramProblem<double, double>
    {
        public override Problem Definition => new()
        {
            Name = "noisy",
            Title = "A number in noise",
            Contract = new ProgramContract("Candidate", "double Solve(double x)", ""),
            Objective = new Objective("distance", Direction.Minimize),
            Measures = [new MeasureAxis("size", 0, 1, 2)],
            Repetitions = 4,
        };

        protected override IReadOnlyList<double> Instances(Split split) => Instances(split, 0);

        protected override IReadOnlyList<double> Instances(Split split, int repetition) => [new SeededRandom(1, $"{split}", repetition).NextDouble()];

        protected override double Run(LoadedCandidate candidate, double instance) => throw new NotSupportedException();

        protected override Evaluation Score(IReadOnlyList<double> instances, IReadOnlyList<double> answers, ProgramFacts facts) =>
            new() { Status = EvaluationStatus.Ok, Fitness = -Math.Abs(instances[0] - answers[0]), Measures = new Measures(0.5) };
    }
}

using System.Text.Json;

namespace EvoLLM.Cli.Tests;

/// <summary>A problem whose outcome is noisy, as a user writes it.</summary>
public sealed class NoiseTests : IDisposable
{
    private const string Problem =
        """
        public sealed class Noisy : ProgramProblem<double, double>
        {
            private delegate double SolveFunction(double x);

            public override Problem Definition => new()
            {
                Name = "noisy",
                Title = "A number in noise",
                Contract = new ProgramContract("Candidate", "double Solve(double x)", "x: a number."),
                Objective = new Objective("value", Direction.Maximize),
                Measures = [new MeasureAxis("size", 0, 100, 10)],
                Repetitions = 3,
            };

            protected override IReadOnlyList<double> Instances(Split split) => Instances(split, 0);

            protected override IReadOnlyList<double> Instances(Split split, int repetition) => [1 + repetition];

            protected override double Run(LoadedCandidate candidate, double x) => candidate.Bind<SolveFunction>("Solve")(x);

            protected override Evaluation Score(IReadOnlyList<double> xs, IReadOnlyList<double> answers, ProgramFacts facts) => double.IsFinite(answers[0])
                ? new() { Status = EvaluationStatus.Ok, Fitness = answers[0], Measures = new Measures(facts.Size) }
                : Evaluation.Failed(EvaluationStatus.InvalidResult, "not finite");
        }
        """;

    private readonly CommandLine _evollm = new();

    public void Dispose() => _evollm.Dispose();

    [Theory]
    [InlineData(3)]
    [InlineData(5, "--reevaluate", "5")]
    public async Task Run_NoisyProblem_JudgesByTheMeanOfAsManyAsAsked(int count, params string[] options)
    {
        _evollm.File("noisy/Problem.cs", Problem);
        _evollm.File("noisy/Seed.cs", "public static class Candidate { public static double Solve(double x) => x; }");
        var run = await _evollm.RunAsync(["run", "./noisy", "-n", "8", "--json", "--out", "r", .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));

        // The seed gives back 1, 2, ... count.
        var seed = JsonDocument.Parse(run.Output.Split('\n')[0]).RootElement;
        Assert.Equal((count + 1) / 2.0, seed.GetProperty("score").GetDouble());
        Assert.Equal(count, seed.GetProperty("repeats").GetProperty("count").GetInt32());
        Assert.Equal(Math.Sqrt(count * (count + 1) / 12.0), seed.GetProperty("repeats").GetProperty("standardDeviation").GetDouble(), 1e-12);
        Assert.Equal(Math.Sqrt((count + 1) / 12.0), seed.GetProperty("repeats").GetProperty("standardError").GetDouble(), 1e-12);
        Assert.Contains($"mean of {count} evaluations, standard deviation", (await _evollm.RunAsync("show", "r", "0")).Output, StringComparison.Ordinal);
        var resumed = await _evollm.RunAsync("resume", "r", "-n", "12");
        Assert.Equal((0, ""), (resumed.ExitCode, resumed.Error));
        var replay = await _evollm.RunAsync("replay", "r");
        Assert.Equal((0, ""), (replay.ExitCode, replay.Error));
    }
}

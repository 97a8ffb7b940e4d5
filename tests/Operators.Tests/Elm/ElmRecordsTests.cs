using System.Text.Json;
using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Operators.Tests;

public sealed class ElmRecordsTests
{
    private const string Buggy = "a program with a bug";

    [Fact]
    public void Counts_EachStage_CountsThoseThatPassedTheOnesBefore()
    {
        var counts = ElmCounts.Of(
        [
            Record(0) with { Lineage = new Lineage("seed", []) },
            Failed(1, EvaluationStatus.NoProposal),
            Failed(2, EvaluationStatus.ParseFailed),
            Failed(3, EvaluationStatus.CompileFailed),
            Failed(4, EvaluationStatus.PolicyRejected),
            Failed(5, EvaluationStatus.RuntimeFailed),
            Failed(6, EvaluationStatus.InvalidResult),
            Record(7),
            Record(8) with { Calls = 2 },
            Failed(9, EvaluationStatus.Duplicate) with { DuplicateOf = new CandidateId(3) },
            Failed(10, EvaluationStatus.Duplicate) with { DuplicateOf = new CandidateId(7) },
        ]);
        Assert.Equal(new ElmCounts(Answers: 9, ValidAtOnce: 7, Valid: 8, Compiles: 6, Runs: 4), counts);
    }

    [Fact]
    public void Edits_OfARun_AreTheAcceptedOnesAsDiffs()
    {
        var lines = ElmTrainingSet.Edits(
        [
            Admitted(0, 0, 1) with { Source = "a\nb\n", Lineage = new Lineage("seed", []) },
            Admitted(1, 0, 2) with { Source = "a\nc\n" },
            Record(2) with { Source = "a\nd\n", Decision = AddStatus.Rejected, Cell = 0 },
            Admitted(3, 1, 2) with { Source = "a\ne\n", Lineage = new Lineage("tuning", [new CandidateId(0)]) },
        ]);
        var edit = JsonDocument.Parse(Assert.Single(lines).Line).RootElement;
        Assert.Equal(1, edit.GetProperty("id").GetInt32());
        Assert.Equal("Make one small change to the program.", edit.GetProperty("instruction").GetString());
        Assert.Equal("a\nb\n", edit.GetProperty("before").GetString());
        Assert.Equal("@@ -1,2 +1,2 @@\n a\n-b\n+c\n", edit.GetProperty("diff").GetString());
    }

    [Fact]
    public void Cut_HalfOfTheNichesBest_GoesByTheBestOfAllRuns()
    {
        ProposalRecord[] first = [Admitted(0, 5, 10), Admitted(1, 5, 49), Admitted(2, 6, 3), Record(3) with { Decision = AddStatus.Rejected, Cell = 5 }];
        ProposalRecord[] second = [Admitted(0, 5, 50), Admitted(1, 5, 100), Admitted(2, 6, 2)];
        Assert.Equal([3, 50, 100, 2], ElmTrainingSet.Cut([first, second], 0.5).Select(record => record.Evaluation.Fitness));
        Assert.Equal([3, 100], ElmTrainingSet.Cut([first, second], 0.8).Select(record => record.Evaluation.Fitness));
    }

    [Fact]
    public void Programs_OfRuns_AreThoseOfTheCutWithTheirNiches()
    {
        var examples = ElmTrainingSet.Programs([[Admitted(0, 5, 10) with { Source = "weak" }, Admitted(1, 5, 100) with { Source = "strong" }]], 0.5);
        var example = Assert.Single(examples);
        Assert.Equal("""{"id":1,"cell":5,"fitness":100,"program":"strong"}""", example.Line);
        Assert.Equal("strong", example.Key);
    }

    [Property]
    public void Cut_LargerShare_TakesAPartOfWhatASmallerOneTakes(double[] fitness, byte first, byte second)
    {
        ProposalRecord[] run = [.. fitness.Where(double.IsFinite).Select((value, id) => Admitted(id, id % 3, value))];
        var (less, more) = (Math.Min(first, second) / 255.0, Math.Max(first, second) / 255.0);
        Assert.Subset(Ids(ElmTrainingSet.Cut([run], less)), Ids(ElmTrainingSet.Cut([run], more)));
        Assert.Equal(run.Select(record => record.Cell).Distinct().Count(), ElmTrainingSet.Cut([run], 1).Select(record => record.Cell).Distinct().Count());
    }

    [Fact]
    public async Task BugFixing_SomeAnswersAreRight_CountsHowFarEachCame()
    {
        var problem = TestModels.Problem with { Objective = new Objective("inputs", Direction.Maximize) { Solved = 16 } };
        string?[] answers = ["16", null, "broken", "9", "16"];
        var fixing = await BugFixing.RunAsync(new Script(answers), new BugFixingTask(problem, Buggy, 5, 1), new Judge(), TestContext.Current.CancellationToken);
        Assert.Equal(new BugFixing(new ElmCounts(5, 4, 4, 3, 3), 2), fixing);
    }

    private static HashSet<CandidateId> Ids(IEnumerable<ProposalRecord> records) => [.. records.Select(record => record.Id)];

    private static ProposalRecord Record(int id) => new()
    {
        Id = new CandidateId(id),
        Lineage = new Lineage("change-slightly", [new CandidateId(0)]),
        Evaluation = Course.Ok(1),
        Calls = 1,
    };

    private static ProposalRecord Failed(int id, EvaluationStatus status) => Record(id) with { Evaluation = Evaluation.Failed(status) };

    private static ProposalRecord Admitted(int id, long cell, double fitness) =>
        Record(id) with { Decision = AddStatus.Improved, Cell = cell, Evaluation = Course.Ok(fitness) };

    /// <summary>Answers what it was given, in order; asserts that it is shown the buggy program.</summary>
    private sealed class Script(string?[] answers) : IOperator
    {
        public string Name => "fix";

        public int Parents => 1;

        public Cost Reservation => default;

        public ValueTask<Proposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken)
        {
            Assert.Equal(Buggy, request.Attempt?.Source);
            var answer = answers[request.Id.Value - 1];
            return ValueTask.FromResult(new Proposal { Source = answer, Failure = answer is null ? Evaluation.Failed(EvaluationStatus.ParseFailed) : null, Calls = 1 });
        }
    }

    /// <summary>Takes a program for the figure that it reaches.</summary>
    private sealed class Judge : IEvaluator
    {
        public ValueTask<Preparation> PrepareAsync(string source, CancellationToken cancellationToken) => ValueTask.FromResult(new Preparation
        {
            Fingerprint = source,
            Failure = source == "broken" ? Evaluation.Failed(EvaluationStatus.CompileFailed) : null,
        });

        public ValueTask<Evaluation> EvaluateAsync(Preparation preparation, Split split, CancellationToken cancellationToken) =>
            ValueTask.FromResult(Course.Ok(double.Parse(preparation.Fingerprint, System.Globalization.CultureInfo.InvariantCulture)));

        public IReadOnlyList<Baseline> Baselines(Split split) => [];

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

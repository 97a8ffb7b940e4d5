using System.Globalization;

namespace EvoLLM.Evolver.Tests;

public sealed class RelativesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evollm-relatives-").FullName;
    private int _runs;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task RunAsync_OperatorThatWantsRelatives_IsGivenItsFamilyAsFarAsItIsJudged()
    {
        var learner = new Learner();
        var records = await RunAsync(learner, workers: 2, evaluations: 150);
        Assert.True(learner.Requests.Count > 30);
        foreach (var request in learner.Requests)
        {
            var relatives = request.Relatives;
            var root = Root(request.Parents[0].Candidate.Id);
            Assert.Equal(root, relatives[0].Candidate.Id);

            // What was committed when the proposal was decided on; with eight in flight that is all before the eighth last.
            var expected = records.Where(record => record.Lineage.Operator == learner.Name
                && record.Evaluation.Status == EvaluationStatus.Ok
                && record.Id.Value <= request.Id.Value - 8
                && Root(record.Id) == root);
            Assert.Equal(expected.Select(record => record.Id), relatives.Skip(1).Select(member => member.Candidate.Id));
        }

        CandidateId Root(CandidateId id) => records[id.Value].Lineage is { Operator: "learner", Parents: [var parent, ..] } ? Root(parent) : id;
    }

    [Fact]
    public async Task RunAsync_OperatorThatLearns_MakesTheSameRunHoweverManyWork() =>
        Assert.Equal(Sources(await RunAsync(new Learner(), workers: 1, evaluations: 100)), Sources(await RunAsync(new Learner(), workers: 8, evaluations: 100)));

    [Fact]
    public async Task RunAsync_OperatorThatDoesNotAsk_IsGivenNone()
    {
        var other = new Learner { WantsRelatives = false, DefaultWeight = 1 };
        await RunAsync(other, workers: 1, evaluations: 30);
        Assert.NotEmpty(other.Requests);
        Assert.All(other.Requests, request => Assert.Empty(request.Relatives));
    }

    [Fact]
    public async Task RunAsync_OperatorWithoutWeight_IsUsedOnlyWhereItIsAskedFor()
    {
        var resting = new Learner { DefaultWeight = 0 };
        await RunAsync(resting, workers: 1, evaluations: 40);
        Assert.Empty(resting.Requests);
        await RunAsync(resting, workers: 1, evaluations: 40, new SortedDictionary<string, double> { ["learner"] = 1 });
        Assert.NotEmpty(resting.Requests);
    }

    [Fact]
    public async Task RunAsync_SelectionOfItsOwn_DecidesItsParents()
    {
        // A tournament of a thousand among a few dozen elites is won by the best one.
        var greedy = new Learner { Selection = new ParentSelection { TournamentShare = 1, TournamentSize = 1000 } };
        var records = await RunAsync(greedy, workers: 1, evaluations: 100);
        Assert.All(greedy.Requests, request => Assert.Equal(
            records.Where(record => record.Id.Value <= Math.Max(1, request.Id.Value - 8) && record.Decision is AddStatus.New or AddStatus.Improved).Max(record => record.Evaluation.Fitness),
            request.Parents[0].Fitness));
    }

    private async Task<IReadOnlyList<ProposalRecord>> RunAsync(Learner learner, int workers, int evaluations, SortedDictionary<string, double>? weights = null)
    {
        var recorder = new Recorder();
        var options = new SearchOptions { Seed = 3, Budget = new Budget { Evaluations = evaluations }, OperatorWeights = weights ?? [] };
        var setup = new SearchSetup { Problem = NumberProblem.Create(), Evaluator = new NumberEvaluator(workers), Operators = [new NumberOperator(), learner], Options = options, Workers = workers, ProposalConcurrency = workers };
        var header = new RunHeader { Version = "test", Created = DateTimeOffset.UnixEpoch, Problem = setup.Problem, Models = ["offline"], Options = options };
        await using var store = await RunStore.CreateAsync(Path.Combine(_folder, $"run-{_runs++}"), header, TestContext.Current.CancellationToken);
        await new Search(setup, store, TimeProvider.System).RunAsync(recorder, TestContext.Current.CancellationToken);
        return recorder.Records;
    }

    private static IEnumerable<string?> Sources(IEnumerable<ProposalRecord> records) => records.Select(record => record.Source);

    /// <summary>Proposes the mean of its relatives with a little noise.</summary>
    private sealed class Learner : IOperator
    {
        public string Name => "learner";

        public int Parents => 1;

        public Cost Reservation => default;

        public double DefaultWeight { get; init; } = 1;

        public ParentSelection? Selection { get; init; }

        public bool WantsRelatives { get; init; } = true;

        public List<ProposalRequest> Requests { get; } = [];

        public ValueTask<Proposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken)
        {
            lock (Requests)
            {
                Requests.Add(request);
            }

            var random = new SeededRandom(request.Seed);
            var members = (request.Relatives.Count > 0 ? request.Relatives : request.Parents).Select(member => member.Evaluation.Measures!).ToList();
            var numbers = Enumerable.Range(0, 2).Select(i => Math.Clamp(members.Average(member => member[i]) + (random.NextDouble() / 5) - 0.1, 0, 1));
            return ValueTask.FromResult(new Proposal { Source = string.Join(' ', numbers.Select(number => number.ToString("0.000", CultureInfo.InvariantCulture))) });
        }
    }
}

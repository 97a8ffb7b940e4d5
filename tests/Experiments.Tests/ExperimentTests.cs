using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Experiments.Tests;

/// <summary>Experiments as a program makes them.</summary>
public sealed class ExperimentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evollm-experiments-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_OwnProblemAndOperator_FindsTheBestThatTheOperatorCanWrite()
    {
        // Factors 0.01 to 0.51, of which 0.50 is exactly a half and 0.25 is the seed again.
        var result = await Own("own").RunAsync(Token);
        Assert.Equal(0, result.Figure(Split.Test));
        Assert.Equal((new CandidateId(50), "factors"), (result.Best.Candidate.Id, result.Best.Candidate.Lineage.Operator));
        Assert.Contains("x * 0.50", result.Best.Candidate.Source, StringComparison.Ordinal);
        var records = result.ReadRecords();
        Assert.Equal((52, 52, 51), (records.Count, result.Progress.Proposals, result.Progress.Evaluations));
        Assert.Equal(StopReason.Evaluations, result.Ending.Reason);
        Assert.Equal(result.Archive.Count, result.Statistics.Elites);
    }

    [Fact]
    public async Task Run_OwnSchedule_DecidesWhoProposes()
    {
        var experiment = Own("scheduled") with
        {
            Operators = [new WriteProgram("even"), new WriteProgram("odd")],
            Schedule = (context, operators) => new Alternating(context, operators),
        };
        var result = await (experiment with { Evaluations = 9 }).RunAsync(Token);
        Assert.All(result.ReadRecords().Skip(1), record => Assert.Equal(record.Id.Value % 2 == 0 ? "even" : "odd", record.Lineage.Operator));
    }

    [Fact]
    public async Task Run_Observer_IsToldOfEveryProposalInOrder()
    {
        var observer = new Numbers();
        await (Own("observed") with { Observer = observer, Evaluations = 12 }).RunAsync(Token);
        Assert.Equal(Enumerable.Range(0, 12), observer.Seen);
    }

    [Fact]
    public async Task Run_TargetAndIslands_AreThoseOfTheSearch()
    {
        var experiment = Own("target") with { Islands = new IslandOptions { Count = 2 }, Stop = new StopRule { TargetFitness = -4.6 } };
        var result = await experiment.RunAsync(Token);

        // The seed's error is 2.5: it reaches the target.
        Assert.Equal(StopReason.Target, result.Ending.Reason);
        Assert.Equal(2, result.Progress.Islands.Count);
    }

    [Fact]
    public async Task Run_AnswersThatWerePaidForOnce_AreThoseOfTheCacheOrOfTheRun()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions(), TimeProvider.System);
        var experiment = new Experiment(new Halves()) { Models = [$"openai:mock@{server.Address}v1"], Evaluations = 12, Cache = Path.Combine(_folder, "answers") };
        var asked = await (experiment with { Folder = Path.Combine(_folder, "asked") }).RunAsync(Token);
        var questions = server.Statistics.Questions;
        var cached = await (experiment with { Folder = Path.Combine(_folder, "cached") }).RunAsync(Token);
        var replayed = await (experiment with { Folder = Path.Combine(_folder, "replayed"), Models = [$"replay:{asked.Folder}"], Cache = null }).RunAsync(Token);
        Assert.Equal(questions, server.Statistics.Questions);
        Assert.All([cached, replayed], result =>
        {
            Assert.Equal((0, questions), (result.Progress.Spent.Calls, result.Progress.Spent.KnownAnswers));
            Assert.Equal(asked.ReadRecords().Select(record => record.Source), result.ReadRecords().Select(record => record.Source));
        });
        Assert.Equal((asked.Folder, asked.Header.Models[0]), (replayed.Header.AnswersFrom, replayed.Header.Models[0]));
    }

    [Fact]
    public async Task Run_CancelledBeforehand_StoresNothing()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Own("cancelled").RunAsync(source.Token));
        Assert.False(Directory.Exists(Path.Combine(_folder, "cancelled")));
    }

    [Fact]
    public async Task Run_MistakenExperiment_SaysSoAndStoresNothing()
    {
        var experiment = Own("mistaken");
        await RefusesAsync<MethodException>(experiment with { Weights = new Dictionary<string, double> { ["growht"] = 1 } }, "growht");
        await RefusesAsync<MethodException>(experiment with { Method = "magic" }, "magic");
        await RefusesAsync<MethodException>(experiment with { Settings = new Dictionary<string, string> { ["size"] = "1" } }, "size");
        await RefusesAsync<ModelException>(experiment with { Models = ["offline", "ollama:tiny"] }, "offline");
        var modelled = experiment with { Models = ["openai:tiny@http://127.0.0.1:9/v1"], Weights = new Dictionary<string, double>() };
        await RefusesAsync<PromptException>(modelled with { Prompts = Path.Combine(_folder, "nowhere") }, "nowhere");
        await RefusesAsync<PromptException>(experiment with { Prompts = _folder }, "no effect");
        await RefusesAsync<ModelException>(experiment with { Cache = Path.Combine(_folder, "cache") }, "no effect");
        await RefusesAsync<ModelException>(experiment with { Models = ["replay:nowhere"] }, "nowhere");
        await RefusesAsync<PromptException>(modelled with { Prompts = _folder }, "mutation.prompt.md");
        await RefusesAsync<ModelException>(modelled with { Budget = new Budget { Usd = 1 } }, "EVOLLM_PRICES");
        await RefusesAsync<MethodException>(modelled with { ModelsFor = new Dictionary<string, string> { ["guess"] = "ollama:b" } }, "mutation, crossover");
        await RefusesAsync<MethodException>(experiment with { ModelsFor = new Dictionary<string, string> { ["mutation"] = "ollama:b" } }, "no language model");
        await RefusesAsync<MethodException>(modelled with { EscalateTo = "ollama:b" }, "does not come to an end");
        var own = modelled with { Method = "best-of-n", EscalateTo = "ollama:b", Schedule = (context, operators) => new Alternating(context, operators) };
        await RefusesAsync<MethodException>(own, "EscalateTo has no effect");
        await RefusesAsync<ArgumentException>(experiment with { Operators = [new WriteProgram("mutation")] }, "same name");
        await RefusesAsync<ArgumentException>(experiment with { InFlight = 0 }, "InFlight");
        await RefusesAsync<ArgumentException>(experiment with { Evaluations = 0 }, "0 evaluations");
        Assert.Empty(Directory.GetDirectories(_folder));
    }

    [Fact]
    public void Problem_ThatWorkersCannotCreate_IsRefused()
    {
        Assert.Contains("constructor", Assert.Throws<ProblemException>(() => new Experiment(new Sized(3))).Message, StringComparison.Ordinal);
        Assert.Contains("seeds", Assert.Throws<ProblemException>(() => new Experiment(new Seedless())).Message, StringComparison.Ordinal);
        Assert.Contains("bin-packing", Assert.Throws<ProblemException>(() => new Experiment("bin-pakcing")).Message, StringComparison.Ordinal);
    }

    private Experiment Own(string name) => new(new Halves())
    {
        Folder = Path.Combine(_folder, name),
        Evaluations = 51,
        Operators = [new WriteProgram("factors")],
        Weights = new Dictionary<string, double> { ["mutation"] = 0, ["crossover"] = 0, ["growth"] = 0 },
    };

    private static async Task RefusesAsync<TException>(Experiment experiment, string part)
        where TException : Exception =>
        Assert.Contains(part, (await Assert.ThrowsAsync<TException>(() => experiment.RunAsync(Token))).Message, StringComparison.Ordinal);

    private sealed class Sized(int size) : Halves
    {
        public override long MemoryBytes => base.MemoryBytes * size;
    }

    private sealed class Seedless : Halves
    {
        public override Problem Definition => base.Definition with { Seeds = [] };
    }

    private sealed class Alternating(ScheduleContext context, IReadOnlyList<IOperator> operators) : ISchedule
    {
        public bool IsDone => false;

        public Commission? Decide(CandidateId id) => context.Archive.Best is { } best
            ? new Commission(operators.First(proposer => proposer.Name == (id.Value % 2 == 0 ? "even" : "odd")), best.Solution)
            : null;

        public void Commit(ProposalRecord record, Elite? elite)
        {
        }
    }

    private sealed class Numbers : ISearchObserver
    {
        public List<int> Seen { get; } = [];

        public void OnStarted(SearchProgress progress, IArchive<Elite> archive)
        {
        }

        public void OnCommitted(ProposalRecord record, SearchProgress progress) => Seen.Add(record.Id.Value);
    }
}

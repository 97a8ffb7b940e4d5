using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>Whole runs of a method: its prompts, a server that answers by what it is asked, a store on disk.</summary>
internal sealed class MethodRun(string method, FakeModelServer server) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evollm-method-").FullName;
    private int _runs;

    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public int? Evaluations { get; init; }

    public RunEnding? Ending { get; private set; }

    public SearchProgress? Progress { get; private set; }

    /// <summary>A server that answers every question the same way whenever it is asked: with a program, with prose, or with a thought where no program is wanted.</summary>
    public static Task<FakeModelServer> StartServerAsync() => FakeModelServer.StartAsync((request, _) =>
    {
        var number = (int)(SeededRandom.Derive(1, request.Body, 0) % 1000);
        var wantsThought = request.Message("system").Contains("You write no code", StringComparison.Ordinal);
        return FakeAnswer.Say(wantsThought ? $"Add {number}."
            : number % 17 == 0 ? "I would rather not."
            : $"{{Add {number}}}\n\n```csharp\n{SuccessorEvaluator.Program(number)}\n```");
    });

    public async Task<string> ExportAsync(int workers, int inFlight = 8) => Export(await RunAsync(workers, null, inFlight));

    /// <summary>The export of a run that was interrupted after so many proposals and then resumed.</summary>
    public async Task<string> ExportInterruptedAsync(int after)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var folder = await RunAsync(3, new Watch(record => StopAfter(record, after, stop)), stop: stop.Token);
        await using (var store = await RunStore.OpenAsync(folder, TestContext.Current.CancellationToken))
        {
            await SearchAsync(store, 2, new Watch(null), TestContext.Current.CancellationToken);
        }

        return Export(folder);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> RunAsync(int workers, Watch? watch, int inFlight = 8, CancellationToken? stop = null)
    {
        var folder = Path.Combine(_folder, $"run-{_runs++}");
        var header = new RunHeader
        {
            Version = "test",
            Created = DateTimeOffset.UnixEpoch,
            Problem = TestModels.Problem,
            Method = method,
            MethodSettings = Settings,
            Models = ["ollama:tiny"],
            Options = new SearchOptions { Seed = 3, InFlight = inFlight, Budget = new Budget { Evaluations = Evaluations } },
        };
        await using var store = await RunStore.CreateAsync(folder, header, TestContext.Current.CancellationToken);
        await SearchAsync(store, workers, watch ?? new Watch(null), stop ?? TestContext.Current.CancellationToken);
        return folder;
    }

    private async Task SearchAsync(RunStore store, int workers, Watch watch, CancellationToken stop)
    {
        using var prompting = new Prompting(TestModels.Setup("ollama", server.Address), new PromptLibrary(), store);
        var parts = MethodCatalog.Find(method).Create(new MethodContext(TestModels.Problem, prompting, Settings));
        await using var evaluator = new SuccessorEvaluator();
        var setup = new SearchSetup
        {
            Problem = TestModels.Problem,
            Evaluator = evaluator,
            Operators = parts.Operators,
            CreateSchedule = parts.CreateSchedule,
            Options = store.Header.Options,
            Workers = workers,
            ProposalConcurrency = workers,
        };
        Ending = await new Search(setup, store, TimeProvider.System).RunAsync(watch, stop);
        Progress = watch.Progress;
    }

    private static void StopAfter(ProposalRecord record, int count, CancellationTokenSource stop)
    {
        if (record.Id.Value + 1 == count)
        {
            stop.Cancel();
        }
    }

    private static string Export(string folder)
    {
        using var reader = RunReader.Open(folder);
        var text = new StringWriter();
        RunExport.Write(reader, text);
        return text.ToString();
    }

    private sealed class Watch(Action<ProposalRecord>? onRecord) : ISearchObserver
    {
        public SearchProgress? Progress { get; private set; }

        public void OnStarted(SearchProgress progress, IArchive<Elite> archive) => Progress = progress;

        public void OnCommitted(ProposalRecord record, SearchProgress progress)
        {
            Progress = progress;
            onRecord?.Invoke(record);
        }
    }
}

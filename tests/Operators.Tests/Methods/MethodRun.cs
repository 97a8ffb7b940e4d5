using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>Whole runs of a method: its prompts, a server that answers by what it is asked, a store on disk.</summary>
internal sealed class MethodRun(string method, FakeModelServer server) : IDisposable
{
    private const string Journal = "journal.jsonl";

    private readonly string _folder = Directory.CreateTempSubdirectory("evollm-method-").FullName;
    private int _runs;

    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public int? Evaluations { get; init; }

    /// <summary>The model of a second stage; the server answers it, too.</summary>
    public string? EscalateTo { get; init; }

    /// <summary>Operators that ask a model of their own, which the server answers, too.</summary>
    public IReadOnlyList<string> OwnModelFor { get; init; } = [];

    /// <summary>How one of two models is chosen; <see langword="null"/> for one model.</summary>
    public ArmRule? Among { get; init; }

    public Budget Budget { get; init; } = new();

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

    /// <summary>The export of a run of which a crash left a part of the journal, and which was then resumed.</summary>
    public async Task<string> ExportCutAsync(Func<int, int> cut)
    {
        var whole = await File.ReadAllBytesAsync(Path.Combine(await RunAsync(3, null), Journal), TestContext.Current.CancellationToken);
        var header = Array.IndexOf(whole, (byte)'\n') + 1;
        var folder = Directory.CreateDirectory(Path.Combine(_folder, $"cut-{_runs++}")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, Journal), whole[..(header + cut(whole.Length - header))], TestContext.Current.CancellationToken);
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
            Options = new SearchOptions
            {
                Seed = 3,
                InFlight = inFlight,
                Budget = Budget with { Evaluations = Evaluations ?? Budget.Evaluations },
                Models = Among is { } rule ? new ArmOptions { Rule = rule } : null,
            },
        };
        await using var store = await RunStore.CreateAsync(folder, header, TestContext.Current.CancellationToken);
        await SearchAsync(store, workers, watch ?? new Watch(null), stop ?? TestContext.Current.CancellationToken);
        return folder;
    }

    private async Task SearchAsync(RunStore store, int workers, Watch watch, CancellationToken stop)
    {
        IReadOnlyList<string> names = Among is null ? [Reference("tiny")] : [Reference("tiny"), Reference("other")];
        var named = new[] { EscalateTo, OwnModelFor.Count > 0 ? "own" : null }.OfType<string>().Select(name => ModelReference.Parse(Reference(name)));
        var models = TestModels.Setup("ollama", server.Address) with { Models = [.. names.Select(ModelReference.Parse)], Named = [.. named] };
        using var prompting = new Prompting(models, new PromptLibrary(), store);
        var parts = MethodCatalog.Find(method).Create(new MethodContext(TestModels.Problem, prompting, Settings));
        parts = EscalateTo is null ? parts : parts.EscalatedTo(Reference(EscalateTo));
        await using var evaluator = new SuccessorEvaluator();
        var setup = new SearchSetup
        {
            Problem = TestModels.Problem,
            Evaluator = evaluator,
            Operators = parts.Operators,
            CreateSchedule = parts.CreateSchedule,
            Models = names,
            ModelsFor = OwnModelFor.ToDictionary(name => name, _ => Reference("own")),
            Options = store.Header.Options,
            Workers = workers,
            ProposalConcurrency = workers,
        };
        Ending = await new Search(setup, store, TimeProvider.System).RunAsync(watch, stop);
        Progress = watch.Progress;
    }

    private string Reference(string name) => $"ollama:{name}@{server.Address.AbsoluteUri.TrimEnd('/')}";

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

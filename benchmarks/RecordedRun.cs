using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Benchmarks;

/// <summary>A run that is made, and made again from its record.</summary>
/// <param name="Folder">Where it is stored.</param>
/// <param name="Header">What it is begun with; its models are asked unless they are <c>offline</c>.</param>
/// <param name="Create">Makes the operators and their course.</param>
internal sealed record RecordedRun(string Folder, RunHeader Header, Func<Prompting?, MethodParts> Create)
{
    /// <summary>Judges candidates.</summary>
    public required IEvaluator Evaluator { get; init; }

    /// <summary>How much is done at the same time.</summary>
    public required int Workers { get; init; }

    /// <summary>How models are asked.</summary>
    public ModelOptions Models { get; init; } = new();

    /// <summary>Searches, judges what was found, and stores it all.</summary>
    public async Task MakeAsync()
    {
        await using var store = await RunStore.CreateAsync(Folder, Header, CancellationToken.None).ConfigureAwait(false);
        using var prompting = Prompting(store, recorded: false);
        var setup = Setup(prompting);
        var search = new Search(setup, store, TimeProvider.System);
        await search.RunAsync(new Silence(), CancellationToken.None).ConfigureAwait(false);
        if (search.Archive.Count > 0)
        {
            await store.AppendAsync(await FinalAssessment.AssessAsync(setup, search.Archive, CancellationToken.None).ConfigureAwait(false), CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Makes the stored run again, without any model.</summary>
    public async Task<ReplayResult> ReplayAsync()
    {
        using var recording = Recording.Open(Folder);
        using var prompting = Prompting(recording, recorded: true);
        return await new Replay(Setup(prompting), recording).RunAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>The stored run as its export, and its proposals by status.</summary>
    public (byte[] Bytes, IReadOnlyDictionary<EvaluationStatus, int> Statuses) Export()
    {
        using var reader = RunReader.Open(Folder);
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream))
        {
            RunExport.Write(reader, writer);
        }

        return (stream.ToArray(), reader.Statuses);
    }

    private Prompting? Prompting(ICallLog log, bool recorded) => Header.Models is ["offline"]
        ? null
        : new Prompting(new ModelSetup { Models = [.. Header.Models.Select(ModelReference.Parse)], Options = Models, Recorded = recorded }, new PromptLibrary(), log);

    private SearchSetup Setup(Prompting? prompting)
    {
        var parts = Create(prompting);
        return new SearchSetup
        {
            Problem = Header.Problem,
            Evaluator = Evaluator,
            Operators = parts.Operators,
            CreateSchedule = parts.CreateSchedule,
            Models = prompting is null ? [] : Header.Models,
            Options = Header.Options,
            Workers = Workers,
            ProposalConcurrency = Workers,
        };
    }

    private sealed class Silence : ISearchObserver
    {
        public void OnStarted(SearchProgress progress, IArchive<Elite> archive)
        {
        }

        public void OnCommitted(ProposalRecord record, SearchProgress progress)
        {
        }
    }
}

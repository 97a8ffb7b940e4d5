using System.Globalization;

namespace EvoLLM.Evolver.Tests;

/// <summary>A folder with a run of made-up proposals, one model call each.</summary>
internal sealed class StoredRun(string folder) : IDisposable
{
    public StoredRun()
        : this(Directory.CreateTempSubdirectory("evollm-store-").FullName)
    {
    }

    public string Folder => folder;

    public string Journal => Path.Combine(Folder, "journal.jsonl");

    public string Database => Path.Combine(Folder, "run.db");

    public static RunHeader Header { get; } = new()
    {
        Version = "1",
        Created = DateTimeOffset.UnixEpoch,
        Problem = new Problem
        {
            Name = "numbers",
            Title = "Numbers",
            Contract = new ProgramContract("Candidate", "double Solve()", ""),
            Objective = new Objective("value", Direction.Maximize),
            Measures = [new MeasureAxis("value", 0, 1, 10)],
        },
        Models = ["offline"],
        Options = new SearchOptions(),
    };

    public static ProposalRecord Record(int id) => new()
    {
        Id = new CandidateId(id),
        Lineage = new Lineage("mutation", id == 0 ? [] : [new CandidateId(id - 1)]),
        Source = string.Create(CultureInfo.InvariantCulture, $"// {id}: \"quoted\", ünïcode \u2028, tab\t\nreturn {id};\r\n"),
        Fingerprint = "f" + id,
        Evaluation = new Evaluation
        {
            Status = id % 5 == 4 ? EvaluationStatus.RuntimeFailed : EvaluationStatus.Ok,
            Fitness = id % 5 == 4 ? null : id / 7.0,
            Measures = id % 5 == 4 ? null : new Measures(id % 10 / 10.0),
            Metrics = new SortedDictionary<string, double> { ["a.b $c"] = double.NegativeInfinity, ["nan"] = double.NaN },
            Feedback = ["line"],
        },
        Decision = id % 5 == 4 ? AddStatus.NotOffered : AddStatus.Improved,
        Cell = id % 5 == 4 ? null : id % 10,
        Cost = new Cost(1, 10, 20, 0.5m),
        Calls = 1,
    };

    public static ModelCall Call(int id) => new()
    {
        Proposal = new CandidateId(id),
        Number = 0,
        Model = "ollama:test",
        Template = "map-elites/mutation",
        PromptHash = "hash" + id,
        Prompt = "Improve it.",
        Answer = "answer " + id,
        Cost = new Cost(1, 10, 20, 0.5m),
    };

    public async Task WriteAsync(int count)
    {
        await using var store = await RunStore.CreateAsync(Folder, Header, TestContext.Current.CancellationToken);
        await AppendAsync(store, 0, count);
    }

    public static async Task AppendAsync(RunStore store, int from, int to)
    {
        for (var id = from; id < to; id++)
        {
            await store.RecordAsync(Call(id), TestContext.Current.CancellationToken);
            await store.AppendAsync(Record(id), TestContext.Current.CancellationToken);
        }
    }

    public string Export()
    {
        using var reader = RunReader.Open(Folder);
        using var writer = new StringWriter();
        RunExport.Write(reader, writer);
        return writer.ToString();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

using System.Collections.Concurrent;
using System.Globalization;

namespace EvoLLM.Evolver.Tests;

/// <summary>A problem whose programs are two numbers, so that a search over it can be followed by hand.</summary>
internal static class NumberProblem
{
    public static Problem Create(params string[] seeds) => new()
    {
        Name = "numbers",
        Title = "Two numbers",
        Contract = new ProgramContract("Candidate", "void Nothing()", ""),
        Objective = new Objective("sum", Direction.Maximize),
        Measures = [new MeasureAxis("first", 0, 1, 10), new MeasureAxis("second", 0, 1, 10)],
        Seeds = seeds.Length > 0 ? seeds : ["0.50 0.50", "0.10 0.90"],
    };
}

/// <summary>Scores "a b" with a + b; "fail STATUS" fails that way. Finishes in an order of its own.</summary>
internal sealed class NumberEvaluator(int disorder = 0) : IEvaluator
{
    public ConcurrentBag<string> Evaluated { get; } = [];

    public ValueTask<Preparation> PrepareAsync(string source, CancellationToken cancellationToken)
    {
        var broken = source.StartsWith("broken", StringComparison.Ordinal);
        return ValueTask.FromResult(new Preparation
        {
            Fingerprint = source.Trim(),
            Size = source.Length,
            Image = System.Text.Encoding.UTF8.GetBytes(source),
            Failure = broken ? Evaluation.Failed(EvaluationStatus.CompileFailed, "line 1: broken") : null,
        });
    }

    public async ValueTask<Evaluation> EvaluateAsync(Preparation preparation, Split split, CancellationToken cancellationToken)
    {
        var source = System.Text.Encoding.UTF8.GetString(preparation.Image.Span);
        Evaluated.Add(source);
        for (var i = 0; disorder > 0 && i < source.Sum(letter => letter) * disorder % 97; i++)
        {
            await Task.Yield();
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (source.Split(' ') is ["fail", var status])
        {
            return Evaluation.Failed(Enum.Parse<EvaluationStatus>(status), "as asked");
        }

        var numbers = source.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return new Evaluation { Status = EvaluationStatus.Ok, Fitness = numbers.Sum(), Measures = new Measures(numbers) };
    }

    public IReadOnlyList<Baseline> Baselines(Split split) => [];

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>Moves the parent's numbers a little; what it makes can be overridden by the proposal's number, <c>silent</c> for nothing.</summary>
internal sealed class NumberOperator(Func<int, string?>? make = null) : IOperator
{
    public string Name => "step";

    public int Parents => 1;

    public Cost Reservation { get; init; }

    public Cost Cost { get; init; }

    public Func<int, Cost>? CostOf { get; init; }

    public Action<int>? OnPropose { get; init; }

    public Func<string, string>? Repair { get; init; }

    public ValueTask<Proposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken)
    {
        OnPropose?.Invoke(request.Id.Value);
        var cost = CostOf?.Invoke(request.Id.Value) ?? Cost;
        if (make is not null && make(request.Id.Value) is { } made)
        {
            return ValueTask.FromResult(new Proposal { Source = made == "silent" ? null : made, Cost = cost });
        }

        var random = new SeededRandom(request.Seed);
        var numbers = request.Parents[0].Candidate.Source.Split(' ')
            .Select(text => Math.Clamp(double.Parse(text, CultureInfo.InvariantCulture) + (random.NextDouble() / 5) - 0.1, 0, 1).ToString("0.00", CultureInfo.InvariantCulture));
        return ValueTask.FromResult(new Proposal { Source = string.Join(' ', numbers), Cost = cost });
    }

    public ValueTask<Proposal?> RepairAsync(ProposalRequest request, Proposal proposal, Evaluation failure, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Repair is null ? null : proposal with { Source = Repair(proposal.Source!), Note = "repaired" });
}

/// <summary>Remembers what a search reported.</summary>
internal sealed class Recorder : ISearchObserver
{
    public List<ProposalRecord> Records { get; } = [];

    public List<SearchProgress> Progress { get; } = [];

    public Action<ProposalRecord>? OnRecord { get; init; }

    /// <summary>The elites that the search began with.</summary>
    public List<CandidateId> Restored { get; } = [];

    public void OnStarted(SearchProgress progress, IArchive<Elite> archive) => Restored.AddRange(archive.Select(entry => entry.Solution.Candidate.Id));

    public void OnCommitted(ProposalRecord record, SearchProgress progress)
    {
        Records.Add(record);
        Progress.Add(progress);
        OnRecord?.Invoke(record);
    }
}

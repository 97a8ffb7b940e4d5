using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>What is worth seeing of a search that runs: kept up to date by its commits, read by whatever draws it.</summary>
internal sealed class SearchView(RunHeader header) : ISearchObserver
{
    private static readonly TimeSpan RateWindow = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Queue<(TimeSpan Elapsed, int Proposals)> _recent = new();
    private readonly List<double> _trend = [];
    private readonly SortedDictionary<long, (Measures Measures, double Fitness)> _elites = [];
    private SearchProgress? _progress;

    public RunHeader Header => header;

    /// <summary>Is told of every new best, from the search's thread.</summary>
    public Action<ProposalRecord, SearchProgress>? OnImprovement { get; set; }

    /// <summary>Is told of every commit, from the search's thread.</summary>
    public Action<ProposalRecord>? OnRecord { get; set; }

    public SearchProgress? Progress
    {
        get
        {
            lock (_lock)
            {
                return _progress;
            }
        }
    }

    /// <summary>Where the elites lie, and how fit they are.</summary>
    public IReadOnlyCollection<(Measures Measures, double Fitness)> Elites
    {
        get
        {
            lock (_lock)
            {
                return [.. _elites.Values];
            }
        }
    }

    /// <summary>The best fitness after each improvement.</summary>
    public IReadOnlyList<double> Trend
    {
        get
        {
            lock (_lock)
            {
                return [.. _trend];
            }
        }
    }

    /// <summary>Proposals committed per second, over the last ten seconds.</summary>
    public double Rate
    {
        get
        {
            lock (_lock)
            {
                return _recent.Count > 1 && _recent.Last().Elapsed > _recent.Peek().Elapsed
                    ? (_recent.Last().Proposals - _recent.Peek().Proposals) / (_recent.Last().Elapsed - _recent.Peek().Elapsed).TotalSeconds
                    : 0;
            }
        }
    }

    /// <summary>The share of the budget that is used, by the limit that binds most; 0 where none is set.</summary>
    public double Used => Progress is not { } progress ? 0 : new[]
    {
        progress.Evaluations / (double?)header.Options.Budget.Evaluations,
        progress.Spent.Calls / (double?)header.Options.Budget.Calls,
        progress.Spent.Tokens / (double?)header.Options.Budget.Tokens,
        (double)progress.Spent.Usd / (double?)header.Options.Budget.Usd,
        progress.Elapsed / header.Options.Budget.WallTime,
        progress.CpuTime / header.Options.Budget.CpuTime,
    }.Max() ?? 0;

    /// <summary>How long the rest will take at the pace so far.</summary>
    public TimeSpan? Left => Progress is { } progress && Used is > 0.005 and <= 1 ? progress.Elapsed * ((1 - Used) / Used) : null;

    public void OnStarted(SearchProgress progress, IArchive<Elite> archive)
    {
        lock (_lock)
        {
            _progress = progress;
            _recent.Enqueue((progress.Elapsed, progress.Proposals));
            foreach (var elite in archive)
            {
                _elites[elite.Cell] = (elite.Measures, elite.Fitness);
            }

            if (archive.Best is { } best)
            {
                _trend.Add(best.Fitness);
            }
        }
    }

    public void OnCommitted(ProposalRecord record, SearchProgress progress)
    {
        // A lead within the noise is kept, but it is no new best.
        var improved = progress.SinceBest == 0 && progress.Best?.Candidate.Id == record.Id;
        lock (_lock)
        {
            _progress = progress;
            _recent.Enqueue((progress.Elapsed, progress.Proposals));
            while (_recent.Count > 2 && progress.Elapsed - _recent.Peek().Elapsed > RateWindow)
            {
                _recent.Dequeue();
            }

            if (record.Decision is AddStatus.New or AddStatus.Improved)
            {
                _elites[record.Cell!.Value] = (record.Evaluation.Measures!, record.Evaluation.Fitness!.Value);
            }

            if (improved)
            {
                _trend.Add(record.Evaluation.Fitness!.Value);
            }
        }

        OnRecord?.Invoke(record);
        if (improved)
        {
            OnImprovement?.Invoke(record, progress);
        }
    }
}

using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>What pictures are made of: a run's history, read once, with the archive as it was after every evaluation.</summary>
internal sealed class RunHistory
{
    private readonly SortedDictionary<long, ProposalRecord> _elites = [];
    private readonly List<CurvePoint> _curve = [];
    private readonly List<EvaluationStatus> _statuses = [];
    private readonly List<Evaluation> _judged = [];

    /// <summary>Replays a history.</summary>
    /// <param name="name">The run's name, as people know it.</param>
    /// <param name="header">What it was begun with.</param>
    /// <param name="records">Its proposals in order.</param>
    public RunHistory(string name, RunHeader header, IEnumerable<ProposalRecord> records)
    {
        (Name, Header) = (name, header);
        CellCount = CountCells(header);
        var point = default(CurvePoint);
        foreach (var record in records)
        {
            point = Commit(point, record);
        }
    }

    public string Name { get; }

    public RunHeader Header { get; }

    public Problem Problem => Header.Problem;

    /// <summary>Cells that there are; <see langword="null"/> for an archive without cells.</summary>
    public long? CellCount { get; }

    /// <summary>The archive after each evaluation, the first first.</summary>
    public IReadOnlyList<CurvePoint> Curve => _curve;

    /// <summary>The status of each proposal, the first first.</summary>
    public IReadOnlyList<EvaluationStatus> Statuses => _statuses;

    /// <summary>The judgements with a fitness, without duplicates, of a run that keeps a Pareto front; empty for other runs.</summary>
    public IReadOnlyList<Evaluation> Judged => _judged;

    /// <summary>The elites at the end, by the number of their cell.</summary>
    public IReadOnlyDictionary<long, ProposalRecord> Elites => _elites;

    /// <summary>The elites that no other one is as good as in everything; only of a run that keeps a Pareto front.</summary>
    public IReadOnlyList<Evaluation> Front
    {
        get
        {
            List<Evaluation> elites = [.. _elites.Values.Select(elite => elite.Evaluation)];
            return [.. Header.Options.Archive.Front(elites, Problem.Measures).Select(number => elites[number])];
        }
    }

    /// <summary>The lowest fitness that an elite ever had; 0 where that is lower. As an offset it makes a QD score that never falls.</summary>
    public double Offset { get; private set; }

    /// <summary>What model calls cost.</summary>
    public Cost Spent { get; private set; }

    /// <summary>What known methods reach on the instances of the search; empty before a run's end.</summary>
    public IReadOnlyList<Baseline> Baselines => Report?.Splits.FirstOrDefault(split => split.Split == Split.Training)?.Baselines ?? [];

    /// <summary>What was found; <see langword="null"/> before a run's end.</summary>
    public RunReport? Report { get; private init; }

    /// <summary>How it ended; <see langword="null"/> where it was killed or goes on.</summary>
    public RunEnding? Ending { get; private init; }

    /// <summary>Reads a run.</summary>
    /// <param name="run">Its name or path; the newest where none is given.</param>
    /// <exception cref="CliException">There is no such run, or no proposal in it.</exception>
    /// <exception cref="StoreException">It is damaged.</exception>
    public static RunHistory Read(string? run)
    {
        var folder = RunFolders.Find(run);
        using var reader = RunReader.Open(folder);
        if (reader.Count == 0)
        {
            throw new CliException($"The run in '{RunFolders.Display(folder)}' holds no proposal yet; there is nothing to draw.");
        }

        return new RunHistory(Path.GetFileName(folder), reader.Header, reader.Proposals())
        {
            Report = reader.Report,
            Ending = reader.Ending,
        };
    }

    /// <summary>The run in figures.</summary>
    /// <param name="evaluations">After how many evaluations; <see langword="null"/> for its end.</param>
    public ComparedRun Compared(int? evaluations)
    {
        var curve = RunGroup.Curve(this, evaluations);
        return ComparedRun.Of(Header, evaluations is null ? Report : null) with
        {
            Name = Name,
            Search = curve is [.., { Best: { } best }] ? Problem.Objective.Flip(best) : null,
            Evaluations = curve.Count,
            Spent = Spent,
            Ending = curve.Count < _curve.Count ? new RunEnding(StopReason.Evaluations, "", default) : Ending,
        };
    }

    /// <summary>Refuses a run without elites.</summary>
    /// <exception cref="CliException">It has none.</exception>
    public void RequireElites()
    {
        if (_elites.Count == 0)
        {
            throw new CliException($"The archive of run '{Name}' is empty: none of its {Figures.Count(_statuses.Count)} proposals was judged ok. 'evollm plot --what statuses' shows what became of them.");
        }
    }

    /// <summary>Whether coverage and QD scores of all runs mean the same.</summary>
    public static bool ShareArchive(IEnumerable<RunHistory> runs) => runs.Select(run => run.Header.Options.Archive).Distinct().Count() == 1;

    private static long? CountCells(RunHeader header) => header.Options.Archive switch
    {
        { Kind: ArchiveKind.Grid } => new GridPartition(header.Problem.Measures).CellCount,
        { Kind: ArchiveKind.Cvt, Cells: { } cells } => cells,
        _ => null,
    };

    private CurvePoint Commit(CurvePoint before, ProposalRecord record)
    {
        var after = Offer(before, record);
        _statuses.Add(record.Evaluation.Status);
        Spent += record.Cost;
        if (Header.Options.Archive.Kind == ArchiveKind.Pareto && record.Evaluation.Status == EvaluationStatus.Ok)
        {
            _judged.Add(record.Evaluation);
        }

        if (record.Evaluation.Status.CountsAsEvaluation())
        {
            _curve.Add(after);
        }

        return after;
    }

    private CurvePoint Offer(CurvePoint before, ProposalRecord record)
    {
        if (record.Decision is not (AddStatus.New or AddStatus.Improved))
        {
            return before;
        }

        var (cell, fitness) = (record.Cell!.Value, record.Evaluation.Fitness!.Value);
        var replaced = _elites.TryGetValue(cell, out var holder) ? holder.Evaluation.Fitness!.Value : 0;
        _elites[cell] = record;
        Offset = Math.Min(Offset, fitness);
        return new CurvePoint(Math.Max(before.Best ?? fitness, fitness), _elites.Count, before.Sum + fitness - replaced);
    }
}

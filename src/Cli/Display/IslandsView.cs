using EvoLLM.Evolver;
using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary>What is worth seeing of the islands of a run.</summary>
internal static class IslandsView
{
    private const int Listed = 8;

    /// <summary>How a run's islands were configured, in one line.</summary>
    public static string Describe(IslandOptions islands)
    {
        var (migration, reset) = (islands.Migration, islands.Reset);
        var amount = migration.Share is { } share ? $"{Figures.Percent(share)} of the elites" : $"{migration.Emigrants} elites";
        var migrants = migration.Topology == MigrationTopology.None
            ? "no migration"
            : $"{migration.Topology} migration of {amount}{(migration.Choice == EmigrantChoice.Uniform ? " at random" : "")} every {migration.Interval} proposals of each".ToLowerInvariant();
        var resets = reset.Rule == ResetRule.None
            ? ""
            : $", reset by {(reset.Rule == ResetRule.BestScore ? "best score" : "lowest mean")} every {reset.Interval}";
        return $"{islands.Count} islands{(islands.SharedArchive ? " in one archive" : "")}, {migrants}{resets}";
    }

    /// <summary>Elites and best of each island; of many islands only from where to where they reach.</summary>
    public static string Line(Problem problem, IReadOnlyList<ArchiveStatistics> islands)
    {
        if (islands.Count <= Listed)
        {
            return string.Join(" | ", islands.Select((island, number) => $"{number}: {Figures.Count(island.Elites)}, {Figures.Objective(problem, island.BestFitness)}"));
        }

        var best = islands.Select(island => island.BestFitness).Order().ToList();
        return $"{islands.Count} of {Elites(islands)} elites, their bests {Figures.Objective(problem, best[0])} to {Figures.Objective(problem, best[^1])}";
    }

    /// <summary>How many elites each island holds, e.g. <c>12/6/8/13</c>; of many islands only from how few to how many.</summary>
    public static string Elites(IReadOnlyList<ArchiveStatistics> islands) => islands.Count <= Listed
        ? string.Join('/', islands.Select(island => island.Elites))
        : $"{Figures.Count(islands.Min(island => island.Elites))} to {Figures.Count(islands.Max(island => island.Elites))}";

    /// <summary>Shows each island of a run, or where one candidate was copied to.</summary>
    /// <exception cref="CliException">The run has no islands.</exception>
    public static void Show(CliContext context, RunReader run, int? candidate)
    {
        var options = run.Header.Options.Islands ?? throw new CliException("The run has one population; 'evollm run --islands 4' begins one with several.");
        context.Out.WriteLine();
        if (candidate is { } id)
        {
            ShowCopies(context, run, new CandidateId(id));
            return;
        }

        context.WriteLine(Describe(options));
        context.Out.Write(Table(run, options));
    }

    /// <summary>What became of a candidate in an archive.</summary>
    public static string Decision(AddStatus decision, long? cell) => decision switch
    {
        AddStatus.New => $"took the empty cell {cell}",
        AddStatus.Improved => $"took cell {cell} from a worse elite",
        AddStatus.Rejected => $"the elite of cell {cell} is as good or better",
        _ => "not offered to the archive",
    };

    private static Table Table(RunReader run, IslandOptions options)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in (string[])["island", "elites", "found elsewhere", "best", "mean", "best candidate", "resets"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        var ledger = new IslandLedger(options);
        var resets = new int[options.Count];
        foreach (var record in run.Proposals())
        {
            ledger.Apply(record);
            foreach (var island in record.Island!.Reset ?? [])
            {
                resets[island]++;
            }
        }

        foreach (var (number, elites) in ledger.Islands.Index())
        {
            table.AddRow(Row(run.Header.Problem, number, [.. elites.Values], resets[number]));
        }

        return table;
    }

    private static string[] Row(Problem problem, int number, IReadOnlyList<ProposalRecord> elites, int resets)
    {
        var best = elites.MaxBy(elite => elite.Evaluation.Fitness);
        return
        [
            $"{number}",
            Figures.Count(elites.Count),
            Figures.Count(elites.Count(elite => elite.Island!.Number != number)),
            Figures.Objective(problem, best?.Evaluation.Fitness).EscapeMarkup(),
            Figures.Objective(problem, elites.Average(elite => elite.Evaluation.Fitness)).EscapeMarkup(),
            best?.Id.ToString() ?? "-",
            Figures.Count(resets),
        ];
    }

    private static void ShowCopies(CliContext context, RunReader run, CandidateId id)
    {
        var copies = run.Proposals().SelectMany(record => (record.Island?.Copies ?? []).Where(copy => copy.Candidate == id), (record, copy) => (Commit: record.Id, Copy: copy)).ToList();
        foreach (var (commit, copy) in copies.Where(copied => copied.Copy.Decision != AddStatus.Rejected))
        {
            context.WriteLine($"copied from island {copy.From} to {copy.To} after proposal {commit} ({Reason(copy.Reason)}): {Decision(copy.Decision, copy.Cell)}");
        }

        var rejected = copies.Count(copied => copied.Copy.Decision == AddStatus.Rejected);
        context.WriteLine(copies.Count == 0 ? "never copied to another island" : $"copied {Figures.Count(rejected)} times to islands that had it, or one as good");
    }

    private static string Reason(CopyReason reason) => reason switch
    {
        CopyReason.Founding => "to found it",
        CopyReason.Migration => "migration",
        _ => "to begin it anew",
    };
}

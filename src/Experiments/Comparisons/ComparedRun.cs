using EvoLLM.Evolver;

namespace EvoLLM.Experiments;

/// <summary>What one run came to.</summary>
/// <param name="Name">The run's name.</param>
/// <param name="Seed">The seed of its random decisions.</param>
public sealed record ComparedRun(string Name, ulong Seed)
{
    /// <summary>The run's folder, absolute.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The best figure in the search, as people see it; <see langword="null"/> where nothing was valid.</summary>
    public double? Search { get; init; }

    /// <summary>The champion's figure on the unseen test split, as people see it; <see langword="null"/> where it failed there, or was not judged there.</summary>
    public double? Test { get; init; }

    /// <summary>Whether the champion was judged on the test split: not before a run's end, and not where candidates are texts.</summary>
    public bool IsAssessed { get; init; }

    /// <summary>Candidates judged.</summary>
    public int Evaluations { get; init; }

    /// <summary>What model calls cost.</summary>
    public Cost Spent { get; init; }

    /// <summary>How it ended; <see langword="null"/> where it was killed or goes on.</summary>
    public RunEnding? Ending { get; init; }

    /// <summary>Whether it ended before any limit of its budget did so: by the method itself, a stop rule, or a fault. One that was interrupted has not ended.</summary>
    public bool EndedByItself => Ending?.Reason is not (null or StopReason.Evaluations or StopReason.Calls or StopReason.Tokens or StopReason.Usd or StopReason.WallTime or StopReason.CpuTime or StopReason.Interrupted);

    /// <summary>Reads a run.</summary>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="StoreException">There is no run, or it is damaged.</exception>
    public static ComparedRun Read(string folder)
    {
        using var reader = RunReader.Open(folder);
        var (evaluations, spent, best) = (0, default(Cost), (double?)null);
        foreach (var record in reader.Proposals())
        {
            var isJudged = record.Evaluation.Status.CountsAsEvaluation();
            evaluations += isJudged ? 1 : 0;
            spent += record.Cost;
            best = record.Evaluation is { Status: EvaluationStatus.Ok, Fitness: { } fitness } && !(fitness <= best) ? fitness : best;
        }

        return Of(reader.Header, reader.Report) with
        {
            Name = Path.GetFileName(Path.GetFullPath(folder)),
            Folder = Path.GetFullPath(folder),
            Search = best is { } found ? reader.Header.Problem.Objective.Flip(found) : null,
            Evaluations = evaluations,
            Spent = spent,
            Ending = reader.Ending,
        };
    }

    /// <summary>What header and report say of a run. A text answers one task: there is no unseen one that it could be judged on.</summary>
    internal static ComparedRun Of(RunHeader header, RunReport? report)
    {
        var test = header.Problem.Contract is null ? null : report?.Splits.FirstOrDefault(split => split.Split == Split.Test);
        return new ComparedRun("", header.Options.Seed)
        {
            IsAssessed = test is not null,
            Test = test?.Champion is { Status: EvaluationStatus.Ok, Fitness: { } fitness } ? header.Problem.Objective.Flip(fitness) : null,
        };
    }
}

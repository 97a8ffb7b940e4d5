using EvoLLM.Evolver;

namespace EvoLLM.Cli.Tests;

/// <summary>Runs for pictures, made without running anything: random measures, a fitness that grows with time.</summary>
internal static class Histories
{
    public static Problem Problem(string name = "a-problem", Direction direction = Direction.Maximize, params MeasureAxis[] axes) => new()
    {
        Name = name,
        Title = name,
        Contract = new ProgramContract("Candidate", "void Run()", ""),
        Objective = new Objective("figure", direction, "%"),
        Measures = axes.Length > 0 ? axes : [new MeasureAxis("x", 0, 1, 8), new MeasureAxis("y", -5, 5, 6)],
    };

    public static RunHistory Run(Problem problem, int proposals, ulong seed = 1, string model = "offline") =>
        Run($"{model}-{seed}", Header(problem, seed) with { Models = [model] }, proposals);

    public static RunHistory Run(string name, RunHeader header, int proposals) => new(name, header, Records(header, proposals).Records);

    public static RunHeader Header(Problem problem, ulong seed = 1, ArchiveChoice? archive = null) => new()
    {
        Version = "0",
        Created = default,
        Problem = problem,
        Models = ["offline"],
        Options = new SearchOptions { Seed = seed, Archive = archive ?? ArchiveChoice.Grid },
    };

    /// <summary>A history with failures and duplicates in it, and the archive that it leads to.</summary>
    public static (List<ProposalRecord> Records, IArchive<Elite> Archive) Records(RunHeader header, int proposals)
    {
        var (problem, random) = (header.Problem, new SeededRandom(header.Options.Seed, "history", 0));
        var archive = header.Options.Archive.Create(problem.Measures);
        var records = new List<ProposalRecord>();
        for (var i = 0; i < proposals; i++)
        {
            var status = i == 0 || random.NextDouble() < 0.7 ? EvaluationStatus.Ok : (EvaluationStatus)random.Next(1, 12);
            records.Add(Record(problem, archive, random, new CandidateId(i), status));
        }

        return (records, archive);
    }

    private static ProposalRecord Record(Problem problem, IArchive<Elite> archive, SeededRandom random, CandidateId id, EvaluationStatus status)
    {
        var record = new ProposalRecord { Id = id, Lineage = new Lineage("mutation", []), Evaluation = Evaluation.Failed(status), Cost = new Cost(1, 100, 10, 0.01m) };
        if (status != EvaluationStatus.Ok)
        {
            return record;
        }

        var measures = new Measures([.. problem.Measures.Select(axis => axis.Minimum + ((axis.Maximum - axis.Minimum) * random.NextDouble()))]);
        var evaluation = new Evaluation { Status = status, Fitness = problem.Objective.Flip(10) + random.NextDouble() + (id.Value * 0.01), Measures = measures };
        var addition = archive.Add(new Elite(new Candidate(id, "", record.Lineage), evaluation));
        return record with { Evaluation = evaluation, Decision = addition.Status, Cell = addition.Cell };
    }
}

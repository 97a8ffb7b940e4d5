using System.Globalization;
using System.Text;
using EvoLLM.Evolver;

namespace EvoLLM.Benchmarks;

/// <summary>A run whose every proposal and call follows from its number, so that what a store gives back can be told from what it was given.</summary>
internal static class MadeUpRun
{
    private static readonly string Body = string.Concat(Enumerable.Range(0, 80).Select(line => $"        total += Math.Max(items[{line}], limit);\n"));

    public static RunHeader Header { get; } = new()
    {
        Version = "benchmark",
        Created = DateTimeOffset.UnixEpoch,
        Problem = new Problem
        {
            Name = "made-up",
            Title = "Made up",
            Contract = new ProgramContract("Candidate", "double Solve(double[] items, double limit)", ""),
            Objective = new Objective("value", Direction.Maximize),
            Measures = [new MeasureAxis("first", 0, 1, 50), new MeasureAxis("second", 0, 1, 50)],
        },
        Models = ["offline"],
        Options = new SearchOptions(),
    };

    /// <summary>A candidate of 3 kB that was judged.</summary>
    public static ProposalRecord Record(int id, int calls = 0)
    {
        var random = new SeededRandom(7, "record", id);
        var measures = new Measures(random.NextDouble(), random.NextDouble());
        return new ProposalRecord
        {
            Id = new CandidateId(id),
            Lineage = new Lineage("mutation", id == 0 ? [] : [new CandidateId(random.Next(id))]),
            Source = Source(id, random),
            Fingerprint = random.NextInt64().ToString("x16", CultureInfo.InvariantCulture),
            Evaluation = new Evaluation { Status = EvaluationStatus.Ok, Fitness = random.NextDouble(), Measures = measures, Feedback = ["As good as can be expected."] },
            Decision = random.Next(20) == 0 ? AddStatus.Improved : AddStatus.Rejected,
            Cell = ((int)(measures[0] * 50) * 50) + (int)(measures[1] * 50),
            Cost = calls == 0 ? default : new Cost(calls, 700, 900, 0.002m),
            Calls = calls,
        };
    }

    /// <summary>A call whose prompt is that of a dozen others.</summary>
    public static ModelCall Call(int id) => new()
    {
        Proposal = new CandidateId(id),
        Number = 0,
        Model = "ollama:made-up",
        Template = "map-elites/mutation",
        PromptHash = id.ToString("x64", CultureInfo.InvariantCulture),
        Prompt = $"Improve program {id / 12}.\n{Body}",
        Answer = $"Here is program {id}.\n{Body[..500]}",
        Cost = new Cost(1, 700, 900, 0.002m),
    };

    private static string Source(int id, SeededRandom random)
    {
        var source = new StringBuilder();
        source.Append(CultureInfo.InvariantCulture, $"// {id}\npublic static class Candidate\n{{\n    public static double Solve(double[] items, double limit)\n    {{\n        var total = {random.NextDouble()};\n");
        return source.Append(Body.AsSpan(0, 2800)).Append("\n        return total;\n    }\n}\n").ToString();
    }
}

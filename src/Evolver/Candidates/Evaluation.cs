using System.Text.Json.Serialization;

namespace EvoLLM.Evolver;

/// <summary>The judgement of one candidate: plain data, made by trusted code only.</summary>
public sealed record Evaluation
{
    /// <summary>How it ended.</summary>
    public required EvaluationStatus Status { get; init; }

    /// <summary>The fitness, finite, larger is better; <see langword="null"/> unless <see cref="Status"/> is <see cref="EvaluationStatus.Ok"/> or a duplicate of such a one.</summary>
    public double? Fitness { get; init; }

    /// <summary>The behaviour of the candidate, one number for each axis; <see langword="null"/> where there is no fitness.</summary>
    public Measures? Measures { get; init; }

    /// <summary>What the fitness is the mean of, where the candidate was evaluated several times; else <see langword="null"/>.</summary>
    public Repeats? Repeats { get; init; }

    /// <summary>Further numbers that the problem reports, by name.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new SortedDictionary<string, double>();

    /// <summary>Lines for a person or a model: what went wrong and where, or what stood out.</summary>
    public IReadOnlyList<string> Feedback { get; init; } = [];

    /// <summary>
    /// Whether wall time, or the memory of a process, ended the candidate and not its own steps: another machine, or
    /// another day, may come to another end, so a replay takes it as recorded.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool EndedByMachine { get; init; }

    /// <summary>Processor time that the judgement took, without making the program ready. It differs from time to time, so it is no part of what is stored of a judgement: <see cref="ProposalRecord.CpuTime"/> has it.</summary>
    [JsonIgnore]
    public TimeSpan CpuTime { get; init; }

    /// <summary>A judgement without fitness.</summary>
    /// <param name="status">Why there is none.</param>
    /// <param name="feedback">What went wrong, a line each.</param>
    public static Evaluation Failed(EvaluationStatus status, params IReadOnlyList<string> feedback) =>
        new() { Status = status, Feedback = feedback };
}

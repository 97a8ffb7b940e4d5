using System.Text.Json.Serialization;

namespace EvoLLM.Evolver;

/// <summary>
/// All that became of one proposal: the unit of the run's history. It is on disk before its effect is visible.
/// </summary>
public sealed record ProposalRecord
{
    /// <summary>The number of the proposal.</summary>
    public required CandidateId Id { get; init; }

    /// <summary>The operator and the parents.</summary>
    public required Lineage Lineage { get; init; }

    /// <summary>The program; <see langword="null"/> where there was none. Stored last, so that all else is read without it.</summary>
    [JsonPropertyOrder(1)]
    public string? Source { get; init; }

    /// <summary>What a model thought, for later proposals to use; <see langword="null"/> where nothing was asked for.</summary>
    public string? Thought { get; init; }

    /// <summary>What the operator did, in a few words.</summary>
    public string Note { get; init; } = "";

    /// <summary>What a program is known again by, whatever its white space, comments and local names; empty where there was no program.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>The judgement. For a duplicate: status <see cref="EvaluationStatus.Duplicate"/> with the figures of the first.</summary>
    public required Evaluation Evaluation { get; init; }

    /// <summary>The earlier candidate with the same fingerprint, for a duplicate.</summary>
    public CandidateId? DuplicateOf { get; init; }

    /// <summary>
    /// The fitness less that of the best parent: the reward of EvoScale (arXiv 2505.23604). <see langword="null"/> where
    /// the schedule does not ask for it, or there is no fitness or no parent.
    /// </summary>
    public double? Improvement { get; init; }

    /// <summary>What became of it in the archive.</summary>
    public AddStatus Decision { get; init; }

    /// <summary>The number of the archive cell that it falls into; <see langword="null"/> where it was not offered.</summary>
    public long? Cell { get; init; }

    /// <summary>What it did to the islands; <see langword="null"/> where the run has one population.</summary>
    public IslandRecord? Island { get; init; }

    /// <summary>What its model calls cost.</summary>
    public Cost Cost { get; init; }

    /// <summary>How many model calls it made; they are stored under its number.</summary>
    public int Calls { get; init; }

    /// <summary>Processor time that compiling and evaluating it took; of a duplicate, compiling alone. Not part of a canonical export, and zero in runs of before it was counted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TimeSpan CpuTime { get; init; }

    /// <summary>When it was committed, as time at work since the run began, over all resumes. Not part of a canonical export.</summary>
    public TimeSpan Elapsed { get; init; }
}

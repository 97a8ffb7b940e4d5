using System.Text.Json.Serialization;

namespace EvoLLM.Evolver;

/// <summary>How one stretch of work on a run ended. A run that was resumed has several; one that was killed lacks one.</summary>
/// <param name="Reason">Why it ended.</param>
/// <param name="Message">One line for a person; for <see cref="StopReason.Failed"/> what is wrong and what to do.</param>
/// <param name="Elapsed">Time at work since the run began, over all resumes. Not part of a canonical export.</param>
public sealed record RunEnding(StopReason Reason, string Message, TimeSpan Elapsed)
{
    /// <summary>Processor time that evaluating candidates took since the run began, over all resumes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TimeSpan CpuTime { get; init; }

    /// <summary>Why the method is over, as its schedule says it, where that ended the run; else <see langword="null"/>.</summary>
    public string? Conclusion { get; init; }
}

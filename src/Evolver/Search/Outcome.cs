namespace EvoLLM.Evolver;

/// <summary>One proposal on its way through the pipeline; each stage adds its part.</summary>
internal sealed record Outcome(Assignment Assignment)
{
    public CandidateId Id => Assignment.Request.Id;

    /// <summary>What the operator made; set by the first stage.</summary>
    public Proposal? Proposal { get; init; }

    /// <summary>The compiled program; set by the second stage where there is a program.</summary>
    public Preparation? Preparation { get; init; }

    /// <summary>Processor time that its programs took to be made ready, that of a repair included.</summary>
    public TimeSpan CpuTime { get; init; }

    /// <summary>The judgement; set by the stage that came to one.</summary>
    public Evaluation? Evaluation { get; init; }

    /// <summary>What ends the run: nothing that a candidate can cause.</summary>
    public Exception? Fault { get; init; }
}

namespace EvoLLM.Evaluators;

/// <summary>How a training ended.</summary>
internal enum TrainingEnd
{
    /// <summary>All steps were made.</summary>
    Completed,

    /// <summary>The validation error fell no more.</summary>
    Settled,

    /// <summary>A hurdle was not taken.</summary>
    Dropped,

    /// <summary>The loss rose beyond the ceiling, or is no number.</summary>
    Diverged,
}

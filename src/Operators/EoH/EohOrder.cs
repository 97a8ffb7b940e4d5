using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>One offspring that is to be had from an operator, and how often it was asked for.</summary>
/// <param name="Operator">The operator's name.</param>
internal sealed record EohOrder(string Operator)
{
    private int Attempts { get; init; } = 1;

    private int Regenerations { get; init; }

    /// <summary>What is to be asked again after an answer; <see langword="null"/> where that answer stands.</summary>
    /// <param name="result">What came of the last time.</param>
    /// <param name="options">How often is allowed.</param>
    public EohOrder? Again(StageResult result, EohOptions options) => result.Record.Evaluation.Status switch
    {
        EvaluationStatus.ParseFailed when Attempts < options.ExtractionAttempts => this with { Attempts = Attempts + 1 },
        EvaluationStatus.Duplicate when Regenerations < options.Regenerations => this with { Attempts = 1, Regenerations = Regenerations + 1 },
        _ => null,
    };
}

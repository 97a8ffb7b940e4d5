using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>What is made up of a proposal.</summary>
/// <param name="Source">Its text, which is its fingerprint, too; <see langword="null"/> where the answer held none.</param>
/// <param name="Fitness">Its fitness; <see langword="null"/> where it is not valid.</param>
/// <param name="Thought">The thought, where one was asked for.</param>
internal sealed record Verdict(string? Source, double? Fitness = null, string? Thought = null)
{
    public static Verdict Unreadable => new((string?)null);

    public EvaluationStatus Status => Thought is not null ? EvaluationStatus.Thought
        : Source is null ? EvaluationStatus.ParseFailed
        : Fitness is null ? EvaluationStatus.InvalidResult
        : EvaluationStatus.Ok;
}

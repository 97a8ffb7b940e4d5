using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>What a test says that became of a proposal.</summary>
internal sealed record Judgement(EvaluationStatus Status, double? Fitness = null, string? Thought = null)
{
    public string Source { get; init; } = "// a program";

    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new SortedDictionary<string, double>();

    public static Judgement Ok(double fitness) => new(EvaluationStatus.Ok, fitness);

    public static Judgement Fail(EvaluationStatus status) => new(status);

    public static Judgement Think(string text) => new(EvaluationStatus.Thought, Thought: text);
}

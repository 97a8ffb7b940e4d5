using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>The models of a run in words, e.g. <c>ollama:a, short-term-reflection by ollama:b, then openai:c</c>.</summary>
internal static class ModelText
{
    public static string Of(RunHeader header) => string.Join(", ", header.Models) + Others(header.ModelsFor, header.EscalateTo) + Answers(header.AnswersFrom);

    public static string Of(MethodChoice choice) => string.Join(", ", choice.Models) + Others(choice.ModelsFor, choice.EscalateTo) + Answers(choice.AnswersFrom);

    /// <summary>Those of single operators and of the second stage, with a comma before each.</summary>
    public static string Others(IReadOnlyDictionary<string, string>? modelsFor, string? escalateTo) =>
        string.Concat((modelsFor ?? new Dictionary<string, string>()).Select(own => $", {own.Key} by {own.Value}")) + (escalateTo is null ? "" : $", then {escalateTo}");

    private static string Answers(string? run) => run is null ? "" : $" (answers of run {run})";
}

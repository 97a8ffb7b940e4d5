using EvoLLM.Evolver;
using EvoLLM.Operators.Tests;

namespace EvoLLM.Cli.Tests;

/// <summary>A model for bin packing whose answer is a function of the question: mostly a program, at times one that does not compile, at times a refusal.</summary>
internal static class PromptAnswers
{
    public static FakeAnswer Of(FakeRequest request)
    {
        var number = SeededRandom.Derive(0, request.Body, 0) % 1000;
        return number % 11 == 0 ? FakeAnswer.Fail(400, "stopped by the content_filter")
            : number % 5 == 0 && !request.Body.Contains("CS0103", StringComparison.Ordinal) ? FakeAnswer.Say(Program(number, "unknown"))
            : FakeAnswer.Say(Program(number % 60, "item"));
    }

    /// <summary>The same without refusals: each question has an answer.</summary>
    public static FakeAnswer Program(FakeRequest request) => FakeAnswer.Say(Program(SeededRandom.Derive(0, request.Body, 0) % 1000, "item"));

    private static string Program(ulong number, string name) =>
        $$"""
        ```csharp
        using System;

        public static class Candidate
        {
            public static void Priority(double item, ReadOnlySpan<double> remaining, Span<double> priority)
            {
                for (var i = 0; i < remaining.Length; i++)
                {
                    priority[i] = 1.0 - Math.Abs(remaining[i] - {{name}} - {{number}}.25);
                }
            }
        }
        ```
        """;
}

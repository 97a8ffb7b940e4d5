using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>A program as problems have them, and what it takes to read answers about it.</summary>
internal static class AnswerSamples
{
    public static readonly ProgramContract Contract = new("Candidate", "int Answer(int x)", "");

    public const string Parent = """
        using System;

        public static class Candidate
        {
            private const int Step = 1;

            // Adds a step.
            public static int Answer(int x)
            {
                var y = Scale(x);
                return y + Step;
            }

            private static int Scale(int x)
            {
                return 2 * x;
            }

            private static double Scale(double x) => 2 * x;
        }

        """;

    public static ExtractedCode Read(string answer, EditForms forms = EditForms.Any, string parent = Parent) =>
        ProgramAnswer.Read(answer, parent, Contract, forms);

    public static string Changed(string old, string @new)
    {
        Assert.Contains(old, Parent, StringComparison.Ordinal);
        return Parent.Replace(old, @new, StringComparison.Ordinal);
    }
}

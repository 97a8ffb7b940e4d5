using System.Diagnostics;
using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

public sealed class CodeExtractorTests
{
    private const string Program = "public static class Candidate\n{\n    public static int Answer(int x) => x + 1;\n}";

    private static readonly ProgramContract Contract = new("Candidate", "int Answer(int x)", "");

    [Theory]
    [InlineData("```csharp\n@\n```")]
    [InlineData("```cs\n@\n```")]
    [InlineData("```C#\n@\n```")]
    [InlineData("```\n@\n```")]
    [InlineData("~~~csharp\n@\n~~~")]
    [InlineData("````csharp title=\"x\"\n@\n````")]
    [InlineData("Sure! Here:\n\n  ```csharp\n@\n  ```\n\nIt adds one.")]
    [InlineData("```csharp\r\n@\r\n```\r\n")]
    [InlineData("@")]
    [InlineData("Here is the program:\n@\nIt adds one.")]
    [InlineData("<think>```csharp\nclass Wrong {}\n```</think>\n```csharp\n@\n```")]
    [InlineData("<thinking>```csharp\nclass Wrong {}\n```</thinking>\n```csharp\n@\n```\n<|end|>")]
    [InlineData("the template ate the opening tag ```</think>\n```csharp\n@\n```")]
    [InlineData("```csharp\n@")]
    [InlineData("```json\n{\"Answer(\": 1}\n```\n```csharp\n@\n```\n```bash\nls\n```")]
    [InlineData("```csharp\npublic static class Candidate { public static int Answer(int x) => 0; }\n```\nBetter:\n```csharp\n@\n```")]
    [InlineData("```csharp\n@\n```\nCall it so:\n```csharp\nvar y = Candidate.Compute(1);\n```")]
    [InlineData("```csharp\n@\n```\nand then\n```csharp\npublic static class Candidate { public static int Answer(int x) {")]
    public void Extract_AnswerWithTheProgram_FindsExactlyIt(string pattern)
    {
        var code = CodeExtractor.Extract(pattern.Replace("@", Program, StringComparison.Ordinal), Contract);
        Assert.Equal(Program + "\n", code.Source);
    }

    [Theory]
    [InlineData("", "the answer is empty")]
    [InlineData("  \n ", "the answer is empty")]
    [InlineData("<think>hmm</think>", "the answer holds thoughts only")]
    [InlineData("<think>hmm, never ending", "the answer holds thoughts only")]
    [InlineData("I cannot do that.", "the answer holds no C# program")]
    [InlineData("```json\n{}\n```", "the answer holds no C# program")]
    [InlineData("```csharp\npublic static class Candidate { public static int Answer(int x) { return x; \n```", "the program is cut off: 2 opening braces are not closed")]
    [InlineData("```csharp\nusing System;\n", "the answer was cut off inside its program")]
    [InlineData("[THINK]hmm[/THINK]", "the answer holds thoughts only")]
    [InlineData("<|channel|>analysis<|message|>hmm<|end|>", "the answer holds thoughts only")]
    [InlineData("```csharp\n\n```", "the answer's code block is empty")]
    [InlineData("```csharp\npublic static class Candidate\n{\n    public static int Answer(int x) => x +", "the answer was cut off inside its program")]
    [InlineData("public static class Candidate { public static int Answer(int x) { if (x > 0) { return 1; }", "the answer was cut off inside its program")]
    public void Extract_NoProgram_SaysWhy(string answer, string reason)
    {
        var code = CodeExtractor.Extract(answer, Contract);
        Assert.Null(code.Source);
        Assert.Equal(reason, code.Reason);
    }

    [Theory]
    [InlineData("public static int Answer(int x) => x + 1;", "public static class Candidate\n{\npublic static int Answer(int x) => x + 1;\n}\n")]
    [InlineData("int Answer(int x) => x + 1;", "public static class Candidate\n{\npublic static int Answer(int x) => x + 1;\n}\n")]
    [InlineData(
        "using System;\n\n// Adds one.\nstatic int Answer(int x) { return Math.Max(x, x + 1); }",
        "using System;\n\npublic static class Candidate\n{\n// Adds one.\npublic static int Answer(int x) { return Math.Max(x, x + 1); }\n}\n")]
    public void Extract_BareMethod_IsWrapped(string method, string expected) =>
        Assert.Equal(expected, CodeExtractor.Extract($"```csharp\n{method}\n```", Contract).Source);

    [Fact]
    public void Extract_ClassWithAnotherName_IsKeptForTheCompilerToJudge() =>
        Assert.Equal("class Other { }\n", CodeExtractor.Extract("```csharp\nclass Other { }\n```", Contract).Source);

    [Theory]
    [InlineData("```csharp\n")]
    [InlineData("```\n")]
    [InlineData("<think>")]
    [InlineData("</think>")]
    [InlineData("{")]
    [InlineData("`")]
    [InlineData("public static int Answer(int x) {\n")]
    public void Extract_TenMegabytes_TakesLinearTime(string unit)
    {
        var answer = string.Concat(Enumerable.Repeat(unit, AnswerText.MaxLength / unit.Length));
        var watch = Stopwatch.StartNew();
        _ = CodeExtractor.Extract(answer, Contract);
        // Seconds on any machine; hours if it looked at every pair of places.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 60);
    }

    [Theory]
    [InlineData("void Priority(double item, ReadOnlySpan<double> remaining, Span<double> priority)", "Priority")]
    [InlineData("System.Collections.Generic.List<int> Sort<T>(T x)", "Sort")]
    [InlineData("(int, int) Pair ()", "")]
    public void MethodName_Signature_IsFound(string signature, string expected)
    {
        var name = ProgramShape.MethodName(Contract with { Signature = signature });
        Assert.Equal(expected.Length == 0 ? "" : expected, name);
    }
}

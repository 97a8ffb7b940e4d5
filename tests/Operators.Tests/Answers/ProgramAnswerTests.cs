using System.Diagnostics;
using FsCheck;
using FsCheck.Xunit;
using static EvoLLM.Operators.Tests.AnswerSamples;

namespace EvoLLM.Operators.Tests;

/// <summary>An answer in any form becomes a program, or a line that says why not; nothing that it holds can do harm.</summary>
public sealed class ProgramAnswerTests
{
    private const string Block = "<<<<<<< SEARCH\n        return 2 * x;\n=======\n        return 3 * x;\n>>>>>>> REPLACE\n";

    private const string Diff = "```diff\n--- a/Candidate.cs\n+++ b/Candidate.cs\n@@ -14,5 +14,5 @@\n     private static int Scale(int x)\n     {\n-        return 2 * x;\n+        return 3 * x;\n     }\n \n```\n";

    private const string Member = "REPLACE METHOD Scale(int)\n```csharp\nprivate static int Scale(int x)\n{\n    return 3 * x;\n}\n```\n";

    /// <summary>A block that uses a namespace everywhere uses it in the program.</summary>
    [Fact]
    public void Read_MemberWithGlobalUsing_AddsAPlainOne() => Assert.Contains(
        "\nusing System.Numerics;\n",
        "\n" + Read("REPLACE METHOD Scale(int)\n```csharp\nglobal using System.Numerics;\nprivate static int Scale(int x) => 3 * x;\n```\n").Source,
        StringComparison.Ordinal);

    private static readonly string Tripled = Changed("return 2 * x;", "return 3 * x;");

    private static string Rewrite => $"```csharp\n{Tripled}```\n";

    [Theory]
    [InlineData(Block, "SearchReplace")]
    [InlineData(Diff, "UnifiedDiff")]
    [InlineData(Member, "Members")]
    [InlineData("", "Program")]
    public void Read_EachForm_MakesTheSameProgram(string answer, string name)
    {
        var form = Enum.Parse<EditForms>(name);
        answer = answer.Length > 0 ? answer : Rewrite;
        foreach (var forms in new[] { form, EditForms.Any })
        {
            var code = Read($"<think>\n{Block}</think>I make it steeper.\n\n{answer}\nThat is all.", forms);
            Assert.Equal((Tripled, form), (code.Source, code.Form));
        }
    }

    [Theory]
    [InlineData(Block)]
    [InlineData(Diff)]
    [InlineData(Member)]
    [InlineData("")]
    public void Read_ParentWithOtherLineEnds_KeepsThem(string answer)
    {
        answer = answer.Length > 0 ? answer : Rewrite;
        var parent = Parent.Replace("\n", "\r\n", StringComparison.Ordinal);
        Assert.Equal(Tripled.Replace("\n", "\r\n", StringComparison.Ordinal), Read(answer, parent: parent).Source);
        Assert.Equal(Tripled, Read(answer.Replace("\n", "\r\n", StringComparison.Ordinal)).Source);
    }

    [Theory]
    [InlineData(Block, "UnifiedDiff", "the answer holds SEARCH/REPLACE blocks, where a unified diff was asked for")]
    [InlineData(Diff, "Members", "the answer holds a unified diff, where REPLACE, ADD or REMOVE lines with their blocks was asked for")]
    [InlineData("Nothing to improve.", "SearchReplace, UnifiedDiff", "the answer holds no edit: SEARCH/REPLACE blocks or a unified diff was asked for")]
    [InlineData("Nothing to improve.", "Any", "the answer holds no C# program")]
    [InlineData("", "Any", "the answer is empty")]
    public void Read_FormThatWasNotAskedFor_SaysSo(string answer, string forms, string reason)
    {
        var code = Read(answer, Enum.Parse<EditForms>(forms));
        Assert.Equal((null, reason), (code.Source, code.Reason));
    }

    [Theory]
    [InlineData("```csharp\n@```")]
    [InlineData("```csharp\n// Much better now.\n@```")]
    [InlineData("<<<<<<< SEARCH\n        return 2 * x;\n=======\n        return 2  *  x; // doubled\n>>>>>>> REPLACE")]
    [InlineData("REPLACE METHOD Scale\n```csharp\nprivate static int Scale(int x) { return 2 * x; }\n```")]
    public void Read_NothingButWhiteSpaceAndCommentsChanged_IsAnError(string answer) =>
        Assert.Equal("the edit changes nothing: the program is the one that was shown", Read(answer.Replace("@", Parent, StringComparison.Ordinal)).Reason);

    [Fact]
    public void Read_NoParent_TakesAWholeProgramOnly()
    {
        Assert.Equal(Tripled, ProgramAnswer.Read(Rewrite, null, Contract, EditForms.Any).Source);
        Assert.Null(ProgramAnswer.Read(Block, null, Contract, EditForms.Any).Source);
    }

    [Property(MaxTest = 300)]
    public void Read_AnswerCutOffAnywhere_GivesTheWholeChangeOrNone(NonNegativeInt cut, byte kind)
    {
        var answer = (kind % 4) switch { 0 => Block, 1 => Diff, 2 => Member, _ => Rewrite };
        var code = Read(answer[..(cut.Get % answer.Length)]);
        Assert.True(code.Source == Tripled || (code.Source is null && code.Reason.Length > 0), code.Source);
    }

    [Property(MaxTest = 300)]
    public void Read_PiecesInAnyOrder_NeverThrows(int[] order)
    {
        string[] pieces =
        [
            "<<<<<<< SEARCH\n", "=======\n", ">>>>>>> REPLACE\n", "```csharp\n", "```\n", "```diff\n", "@@ -1,2 +3,4 @@\n", "@@ @@\n", "--- a\n", "+++ b\n",
            "\\ No newline at end of file\n", "-        return 2 * x;\n", "+x\n", " \n", "\n", "REPLACE METHOD Scale\n", "ADD MEMBER\n", "REMOVE MEMBER Step\n",
            "ADD USING System.Numerics\n", "        return 2 * x;\n", "// EVOLVE-BEGIN\n", "// EVOLVE-END\n", "{", "}", "😀\ud83d", Parent, "int Answer(int x) => x;\n", "\r", "\0",
        ];
        var answer = string.Concat(order.Select(index => pieces[(index & int.MaxValue) % pieces.Length]));
        foreach (var parent in new[] { Parent, "", "\n", "// EVOLVE-BEGIN\n// EVOLVE-END\n", answer })
        {
            var code = Read(answer, parent: parent);
            Assert.True(code.Source is not null || (code.Reason.Length > 0 && !code.Reason.Contains('\n')));
        }
    }

    // Whoever parses these or walks their trees by unguarded recursion ends the process.
    [Theory]
    [InlineData("(")]
    [InlineData("1 + ")]
    [InlineData("-")]
    [InlineData("{")]
    [InlineData("x.")]
    [InlineData("if (x > 0) x++; else ")]
    [InlineData("class A {")]
    [InlineData("List<")]
    [InlineData("[")]
    [InlineData("(int a, ")]
    [InlineData("x => ")]
    [InlineData("x ? 1 : ")]
    [InlineData("x is not not ")]
    [InlineData("await ")]
    [InlineData("new ")]
    [InlineData("(int)")]
    [InlineData("int[]")]
    [InlineData("A<B>.")]
    [InlineData("$\"{")]
    [InlineData("from a in b select ")]
    [InlineData("x = ")]
    [InlineData("delegate*<")]
    public void Read_DeepNesting_EndsWell(string unit)
    {
        var nest = string.Concat(Enumerable.Repeat(unit, 20_000 / unit.Length));
        foreach (var body in new[] { $"private static int Scale(int x) => {nest}1;", $"private static int Scale(int x) {{ {nest} }}", nest })
        {
            _ = Read($"```csharp\npublic static class Candidate {{ {body} }}\n```");
            _ = Read($"REPLACE METHOD Scale(int)\n```csharp\n{body}\n```");
            _ = Read($"<<<<<<< SEARCH\n    private static double Scale(double x) => 2 * x;\n=======\n{body}\n>>>>>>> REPLACE\n");
        }
    }

    [Theory]
    [InlineData("<<<<<<< SEARCH\n")]
    [InlineData("<<<<<<< SEARCH\nx\n=======\ny\n>>>>>>> REPLACE\n")]
    [InlineData("<<<<<<< SEARCH\n@")]
    [InlineData("        return 2 * x;\n")]
    [InlineData("@@ -1,1 +1,1 @@\n-x\n+y\n")]
    [InlineData("--- a\n+++ b\n")]
    [InlineData("```diff\n@@ @@\n x\n-y\n```\n")]
    [InlineData("REPLACE METHOD Scale\n```csharp\nint Scale(int x) => 1;\n```\n")]
    [InlineData("ADD MEMBER\n")]
    [InlineData("REMOVE MEMBER x\n")]
    [InlineData("```diff\n+@")]
    [InlineData("\n")]
    public void Read_TenMegabytes_TakesLinearTime(string unit)
    {
        var answer = unit.Split('@') is [var head, _] && unit.EndsWith('@')
            ? head + string.Concat(Enumerable.Repeat("aaaaaaaaa\n", (AnswerText.MaxLength / 10) - 10))
            : string.Concat(Enumerable.Repeat(unit, AnswerText.MaxLength / unit.Length));
        var watch = Stopwatch.StartNew();
        _ = Read(answer);
        _ = Read("```diff\n@@ @@\n" + answer[..^20]);
        _ = Read("<<<<<<< SEARCH\n" + answer[..^60] + "=======\ny\n>>>>>>> REPLACE\n");
        // Seconds on any machine; hours if it looked at every pair of places.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 90);
    }
}

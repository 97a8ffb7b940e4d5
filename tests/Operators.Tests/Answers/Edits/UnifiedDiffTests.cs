using FsCheck;
using FsCheck.Xunit;
using static EvoLLM.Operators.Tests.AnswerSamples;

namespace EvoLLM.Operators.Tests;

public sealed class UnifiedDiffTests
{
    private const string Core = "     {\n-        return 2 * x;\n+        return 3 * x;\n     }\n";

    [Theory]
    [InlineData("```diff\nCORE```")]
    [InlineData("```diff\n@@ -999,12 +3 @@ class Candidate\nCORE```")]
    [InlineData("```diff\n@@ ... @@\nCORE\n\n```")]
    [InlineData("```csharp\ndiff --git a/x.cs b/x.cs\nindex 123..456 100644\n--- a/x.cs\n+++ b/x.cs\n@@ -1,3 +1,3 @@\nCORE```")]
    [InlineData("--- a/x.cs\n+++ b/x.cs\n@@ -15,3 +15,3 @@\nCOREHope that helps.\n- It is steeper.")]
    [InlineData("```diff\n@@ @@\n wrong context\n{\n-return 2*x;\n+return 3 * x;\n }\n more wrong context\n```")]
    [InlineData("```diff\n@@ @@\n wrong context\n 1\n 2\n 3\n-        return 2 * x;\n+        return 3 * x;\n```")]
    public void Apply_WrongNumbersAndContext_FindTheOnePlace(string answer) => Assert.Equal(
        Changed("return 2 * x;", "return 3 * x;"),
        Read(answer.Replace("CORE", Core, StringComparison.Ordinal), EditForms.UnifiedDiff).Source);

    [Theory]
    [InlineData("-        return 5 * x;\n+        return 3 * x;\n", "the diff matches nothing: `return 5 * x;` is not in the program, nearest is line 16: `return 2 * x;`")]
    [InlineData("     }\n+    // here?\n", "the diff matches 2 places (lines 12, 17): add lines around the change")]
    [InlineData("+    // where?\n", "the diff only puts lines in and shows none of the program's: add the lines before and after")]
    [InlineData("-        return 2 * x;\n+        return 3 * x;\n@@ @@\n-        return 2 * x;\n+        return 4 * x;\n", "two hunks of the diff change line 16")]
    [InlineData("-        return 2 * x;\n+        return 3 * x;\n@@ @@\n-nothing\n", "hunk 2 of 2 matches nothing: `nothing` is not in the program, nothing in it looks like that")]
    public void Apply_NotExactlyOnePlace_SaysWhatIsThere(string diff, string reason)
    {
        var code = Read($"```diff\n@@ @@\n{diff}```");
        Assert.Equal((null, reason), (code.Source, code.Reason));
    }

    [Fact]
    public void Apply_SameLinesTwice_TheNumberDecidesIfItIsRight() => Assert.Equal(
        Parent.Replace("        return 2 * x;\n    }\n", "        return 2 * x;\n    }\n    // here\n", StringComparison.Ordinal),
        UnifiedDiffReader.Find("```diff\n@@ -17 +17,2 @@\n     }\n+    // here\n```")!.Apply(Parent).Source);

    [Theory]
    [InlineData("```diff\n@@ -15,3 +15,3 @@\n     {\n-        return 2 * x;\n")]
    [InlineData("@@ -15,3 +15,3 @@\n     {\n-        return 2 * x;\n")]
    [InlineData("```diff\n@@ @@\n     {\n-        return 2 * x;\n")]
    public void Find_CutOff_IsNamed(string answer) => Assert.Equal("the answer was cut off inside its diff", Read(answer).Reason);

    [Property(MaxTest = 500)]
    public void Apply_DiffOfTwoTexts_GivesTheSecond(int seed)
    {
        var random = new Random(seed);
        var before = RandomTexts.Lines(random, 40);
        var after = random.Next(3) == 0 ? RandomTexts.Lines(random, 40) : RandomTexts.Change(random, before);
        var diff = LineDiff.Unified(before, after);
        if (before == after)
        {
            Assert.Empty(diff);
            return;
        }

        Assert.Equal(after, UnifiedDiffReader.Find($"```diff\n{diff}```\n")!.Apply(before).Source);
    }

    [Property(MaxTest = 200)]
    public void Apply_DiffOfTwoProgramsInAnAnswer_GivesTheSecond(int seed, bool windows)
    {
        var random = new Random(seed);
        var before = RandomTexts.Program(random);
        var after = RandomTexts.Change(random, before);
        var ends = windows ? "\r\n" : "\n";
        var (old, expected) = (before.Replace("\n", ends, StringComparison.Ordinal), after.Replace("\n", ends, StringComparison.Ordinal));
        var code = Read($"So:\n```diff\n{LineDiff.Unified(old, expected)}```", EditForms.UnifiedDiff, old);
        Assert.Equal(ProgramTokens.Equal(before, after) ? null : expected, code.Source);
    }

    [Property(MaxTest = 200)]
    public void Apply_WhateverTheNumbersSay_NeverChangesAnotherPlace(int seed, PositiveInt start)
    {
        var random = new Random(seed);
        var before = RandomTexts.Lines(random, 40);
        var after = RandomTexts.Change(random, before);
        var diff = LineDiff.Unified(before, after);
        var numbered = string.Join('\n', diff.Split('\n').Select(line =>
            line.StartsWith("@@", StringComparison.Ordinal) ? $"@@ -{1000 + start.Get},7 +1,7 @@" : line));
        var code = UnifiedDiffReader.Find($"```diff\n{numbered}```\n")?.Apply(before);
        Assert.True(code is null || code.Source is null || code.Source == after, code?.Source);
    }
}

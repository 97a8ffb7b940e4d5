using static EvoLLM.Operators.Tests.AnswerSamples;

namespace EvoLLM.Operators.Tests;

public sealed class MemberEditTests
{
    [Theory]
    [InlineData("REPLACE METHOD Scale(int)")]
    [InlineData("REPLACE METHOD Scale")]
    [InlineData("REPLACE METHOD Candidate.Scale(int)")]
    [InlineData("REPLACE METHOD private static int Scale(int x)")]
    [InlineData("### 1. **REPLACE METHOD Scale**:")]
    [InlineData("- `REPLACE FUNCTION Scale(int)`")]
    [InlineData("REPLACE METHOD")]
    public void Replace_MethodHoweverItIsNamed_KeepsAllElse(string line)
    {
        var code = Read($"I change it.\n\n{line}\n\n```csharp\nprivate static int Scale(int x)\n{{\n    return 3 * x;\n}}\n```\n", EditForms.Members);
        Assert.Equal(Changed("return 2 * x;", "return 3 * x;"), code.Source);
    }

    [Theory]
    [InlineData("```csharp\n// REPLACE METHOD Scale(int)\n@\n```")]
    [InlineData("```\nREPLACE METHOD Scale(int)\n@\n```")]
    [InlineData("REPLACE METHOD Scale(int)\n```csharp\n// REPLACE METHOD Scale(int)\n@\n```")]
    public void Replace_LineInTheBlock_IsTakenToo(string pattern) => Assert.Equal(
        Changed("return 2 * x;", "return 3 * x;"),
        Read(pattern.Replace("@", "private static int Scale(int x)\n{\n    return 3 * x;\n}", StringComparison.Ordinal)).Source);

    [Fact]
    public void Replace_CodeInItsClass_TakesWhatIsInIt() => Assert.Equal(
        Changed("Step = 1;", "Step = 2;"),
        Read("REPLACE FIELD Step\n```csharp\npublic static class Candidate\n{\n    private const int Step = 2;\n}\n```").Source);

    [Fact]
    public void Replace_CodeWithAComment_TakesThePlaceOfTheOldComment() => Assert.Equal(
        Changed("    // Adds a step.\n    public static int Answer(int x)\n    {\n        var y = Scale(x);\n        return y + Step;\n    }", "    /// <summary>One.</summary>\n    public static int Answer(int x) => 1;"),
        Read("REPLACE METHOD Answer\n```csharp\n/// <summary>One.</summary>\npublic static int Answer(int x) => 1;\n```").Source);

    [Fact]
    public void Add_MembersAndUsings_StandWhereTheyBelong()
    {
        var code = Read(
            "ADD USING System.Numerics\n\nADD MEMBER\n```csharp\nusing System;\nusing System.Linq;\n\nprivate static int Half(int x) => x / 2;\n```\n"
            + "REPLACE METHOD Scale(double)\n```csharp\nprivate static double Scale(double x) => Half((int)x);\n```\n");
        Assert.Equal(
            Changed("private static double Scale(double x) => 2 * x;\n", "private static double Scale(double x) => Half((int)x);\n\n    private static int Half(int x) => x / 2;\n")
                .Replace("using System;\n", "using System;\nusing System.Numerics;\nusing System.Linq;\n", StringComparison.Ordinal),
            code.Source);
    }

    [Fact]
    public void Remove_MemberAndUsing_GoWithTheirLinesAndComments()
    {
        var code = Read("REMOVE METHOD Answer\nREMOVE USING System\n");
        Assert.DoesNotContain("Adds a step", code.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("Answer", code.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("using", code.Source, StringComparison.Ordinal);
        Assert.Contains("private const int Step = 1;\n\n\n    private static int Scale(int x)", code.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("REPLACE METHOD Foo", "int Foo() => 1;", "the program has no such member; it has Candidate, Step, Answer(int), Scale(int), Scale(double)")]
    [InlineData("REPLACE METHOD Scale", "int Scale(long x) => 1;", "2 members have that name: Scale(int), Scale(double); write it with its parameter types")]
    [InlineData("REPLACE METHOD Scale", "int Other() => 1;", "its code block declares Other() instead")]
    [InlineData("REPLACE METHOD Scale(int)", "int Scale(int x) => 1", "its code block is not C# near `int Scale(int x) => 1`: ; expected")]
    [InlineData("REPLACE METHOD Scale(int)", "// nothing", "its code block declares no member")]
    [InlineData("ADD METHOD Scale", "int Scale(int y) => 1;", "Candidate has Scale(int) already: use REPLACE METHOD or REPLACE MEMBER")]
    [InlineData("ADD METHOD Other.Scale", "int Scale(int y) => 1;", "the program has no type Other")]
    public void Apply_NoPlaceForIt_SaysWhatIsThere(string line, string code, string reason) =>
        Assert.Equal($"`{line}`: {reason}", Read($"{line}\n```csharp\n{code}\n```").Reason);

    [Theory]
    [InlineData("REPLACE METHOD Scale\n\nas follows.", "`REPLACE METHOD Scale` has no code block after it")]
    [InlineData("REPLACE METHOD Scale(int)\n```csharp\nint Scale(int x)\n{\n    return 3", "`REPLACE METHOD Scale(int)`: the answer was cut off inside its code block")]
    [InlineData("REMOVE MEMBER Foo", "`REMOVE MEMBER Foo`: the program has no such member; it has Candidate, Step, Answer(int), Scale(int), Scale(double)")]
    [InlineData("ADD USING System", "`ADD USING System`: it is there already")]
    [InlineData("REMOVE USING System.Linq", "`REMOVE USING System.Linq`: it is not in the program")]
    public void Read_Incomplete_SaysWhatIsMissing(string answer, string reason) => Assert.Equal(reason, Read(answer).Reason);

    [Fact]
    public void Remove_OneOfSeveralFields_IsRefused() => Assert.Equal(
        "`REMOVE FIELD a`: b is declared with it and would be lost",
        Read("REMOVE FIELD a", parent: "public static class Candidate { static int a = 1, b = 2; }").Reason);
}

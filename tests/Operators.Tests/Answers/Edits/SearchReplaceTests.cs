using static EvoLLM.Operators.Tests.AnswerSamples;

namespace EvoLLM.Operators.Tests;

public sealed class SearchReplaceTests
{
    [Theory]
    [InlineData("<<<<<<< SEARCH\nreturn 2*x;\n=======\nreturn 3 * x;\n>>>>>>> REPLACE")]
    [InlineData("```csharp\n<<<<<<< SEARCH\n    return 2 * x;\t\n=======\n    return 3 * x;\n>>>>>>> REPLACE\n```")]
    [InlineData("<<<<<<<< SEARCH\n```csharp\n        return 2 * x;\n```\n======\n```csharp\n        return 3 * x;\n```\n>>>>>>> REPLACE")]
    [InlineData("<<<<<<< SEARCH\nprivate static int Scale(int x)\n{\n\n    return 2 * x;\n}\n=======\nprivate static int Scale(int x)\n{\n    return 3 * x;\n}\n>>>>>>> REPLACE")]
    [InlineData("<<<<<<< SEARCH\nreturn 2\n=======\nreturn 3\n>>>>>>> REPLACE")]
    public void Apply_WhiteSpaceFencesAndPartsOfLines_FindTheOnePlace(string answer) =>
        Assert.Equal(Changed("return 2 * x;", "return 3 * x;"), Read(answer, EditForms.SearchReplace).Source);

    [Fact]
    public void Apply_SeveralBlocks_AreAppliedOneAfterTheOther()
    {
        var code = Read(
            "<<<<<<< SEARCH\n    private const int Step = 1;\n=======\n    private const int Step = 2;\n>>>>>>> REPLACE\nand\n"
            + "<<<<<<< SEARCH\n    private const int Step = 2;\n\n=======\n    private const int Step = 7;\n\n>>>>>>> REPLACE\nand\n"
            + "<<<<<<< SEARCH\n    // Adds a step.\n=======\n>>>>>>> REPLACE\n");
        Assert.Equal(Changed("Step = 1;", "Step = 7;").Replace("    // Adds a step.\n", "", StringComparison.Ordinal), code.Source);
    }

    [Theory]
    [InlineData("return 4 * x;", "", "its SEARCH part matches nothing: `return 4 * x;` is not in the program, nearest is line 16: `return 2 * x;`")]
    [InlineData("zzzzzz", "", "its SEARCH part matches nothing: `zzzzzz` is not in the program, nothing in it looks like that")]
    [InlineData("return 2 * x;\nvar y = Scale(x);", "", "its SEARCH part matches nothing: its lines are all in the program, but not one after the other")]
    [InlineData("    {", "", "its SEARCH part matches 2 places (lines 9, 15): add lines around it")]
    [InlineData("Scale", "", "its SEARCH part matches 3 places (lines 10, 14, 19): add lines around it")]
    [InlineData("cale(int", "", "its SEARCH part matches nothing: `cale(int` is not in the program, nearest is line 14: `private static int Scale(int x)`")]
    [InlineData(" ", "", "its SEARCH part is empty: quote the lines that are to be replaced")]
    public void Apply_NotExactlyOnePlace_SaysWhatIsThere(string search, string replacement, string reason)
    {
        var code = Read($"<<<<<<< SEARCH\n{search}\n=======\n{replacement}\n>>>>>>> REPLACE\n");
        Assert.Equal((null, reason), (code.Source, code.Reason));
    }

    [Fact]
    public void Apply_SecondOfTwoFails_NothingIsApplied() => Assert.StartsWith(
        "edit 2 of 2: its SEARCH part matches nothing",
        Read("<<<<<<< SEARCH\nreturn 2 * x;\n=======\nreturn 3 * x;\n>>>>>>> REPLACE\n<<<<<<< SEARCH\nreturn 2 * x;\n=======\nreturn 4 * x;\n>>>>>>> REPLACE\n").Reason,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("<<<<<<< SEARCH\na\n=======\nb\n", "was cut off: it does not end with >>>>>>> REPLACE")]
    [InlineData("<<<<<<< SEARCH\na\n", "was cut off: it does not end with >>>>>>> REPLACE")]
    [InlineData("<<<<<<< SEARCH\na\n>>>>>>> REPLACE", "has no ======= line between what is searched and what replaces it")]
    [InlineData("<<<<<<< SEARCH\na\n=======\nb\n=======\nc\n>>>>>>> REPLACE", "has two ======= lines")]
    [InlineData("<<<<<<< SEARCH\na\n=======\nb\n<<<<<<< SEARCH\nc\n", "does not end with >>>>>>> REPLACE before the next one begins")]
    public void Find_BrokenBlock_SaysWhatIsMissing(string answer, string what) =>
        Assert.Equal("SEARCH/REPLACE block 1 " + what, Read(answer).Reason);
}

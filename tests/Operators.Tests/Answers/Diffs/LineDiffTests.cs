namespace EvoLLM.Operators.Tests;

public sealed class LineDiffTests
{
    // What GNU diff -u prints for these files, without its two lines of file names.
    [Theory]
    [InlineData("a\nb\nc\n", "a\nx\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n")]
    [InlineData("", "x\n", "@@ -0,0 +1,1 @@\n+x\n")]
    [InlineData("x\n", "", "@@ -1,1 +0,0 @@\n-x\n")]
    [InlineData("x", "x\n", "@@ -1,1 +1,1 @@\n-x\n\\ No newline at end of file\n+x\n")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\n5\n6\n7\n8\nx\n", "@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+x\n")]
    [InlineData("a\r\nb\r\n", "a\nb\n", "")]
    public void Unified_KnownPairs_AreWrittenAsDiffDoes(string before, string after, string expected) =>
        Assert.Equal(expected, LineDiff.Unified(before, after));

    [Theory]
    [InlineData(6, 1)]
    [InlineData(7, 2)]
    public void Unified_ChangesMoreThanTwiceTheContextApart_AreHunksOfTheirOwn(int between, int hunks)
    {
        var middle = string.Concat(Enumerable.Range(0, between).Select(i => $"{i}\n"));
        var diff = LineDiff.Unified($"a\n{middle}b\n", $"x\n{middle}y\n");
        Assert.Equal(hunks, diff.Split("@@ -").Length - 1);
    }
}

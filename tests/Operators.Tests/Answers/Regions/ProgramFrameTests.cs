using static EvoLLM.Operators.Tests.AnswerSamples;

namespace EvoLLM.Operators.Tests;

/// <summary>Whatever a model answers, the fixed parts of a program stay.</summary>
public sealed class ProgramFrameTests
{
    private const string Framed = """
        using System;

        public static class Candidate
        {
            public static int Answer(int x) => Math.Max(0, Score(x));

            // EVOLVE-BEGIN
            private static int Score(int x)
            {
                return x;
            }
            // EVOLVE-END
        }

        """;

    private const string Body = """
        public static class Candidate
        {
            public static int Answer(int x)
            {
                // EVOLVE-BEGIN the first
                x += 1;
                // EVOLVE-END
                x = Math.Abs(x);
                // EVOLVE-BEGIN the second
                x *= 2;
                // EVOLVE-END
                return x;
            }
        }

        """;

    private static readonly string Better = Framed.Replace("return x;", "return x + 1;", StringComparison.Ordinal);

    [Theory]
    [InlineData("```csharp\n@```", "")]
    [InlineData("<<<<<<< SEARCH\n        return x;\n=======\n        return x + 1;\n>>>>>>> REPLACE", "")]
    [InlineData("REPLACE METHOD Score\n```csharp\nprivate static int Score(int x)\n{\n    return x + 1;\n}\n```", "")]
    // The marks are gone.
    [InlineData("```csharp\n@```", "MARKS")]
    // A fixed member is gone.
    [InlineData("```csharp\n@```", "    public static int Answer(int x) => Math.Max(0, Score(x));\n")]
    [InlineData("```csharp\npublic static class Candidate\n{\n    private static int Score(int x)\n    {\n        return x + 1;\n    }\n}\n```", "")]
    // Nothing but the region is there.
    [InlineData("```csharp\n    private static int Score(int x)\n    {\n        return x + 1;\n    }\n```", "")]
    public void Fit_OnlyTheRegionChanged_HasTheParentsFrame(string pattern, string left)
    {
        var whole = left == "MARKS"
            ? Better.Replace("    // EVOLVE-BEGIN\n", "", StringComparison.Ordinal).Replace("    // EVOLVE-END\n", "", StringComparison.Ordinal)
            : left.Length > 0 ? Better.Replace(left, "", StringComparison.Ordinal) : Better;
        Assert.Equal(Better, Read(pattern.Replace("@", whole, StringComparison.Ordinal), parent: Framed).Source);
    }

    [Theory]
    [InlineData("x += 1;", "x += 3;")]
    [InlineData("x *= 2;", "if (x > 3)\n        {\n            x = 4;\n        }")]
    public void Fit_SeveralRegionsWithoutMarks_ArePutBackBetweenTheFixedParts(string old, string @new)
    {
        var child = Body.Replace(old, @new, StringComparison.Ordinal);
        var bare = string.Join('\n', child.Split('\n').Where(line => !line.Contains("EVOLVE", StringComparison.Ordinal)));
        Assert.Equal(child, ProgramFrame.Fit(Body, bare, restore: true).Source);
    }

    [Theory]
    [InlineData("Math.Max(0, Score(x))", "Math.Max(1, Score(x))", "line 5, `public static int Answer(int x) => Math.Max(0, Score(x));`, became `public static int Answer(int x) => Math.Max(1, Score(x));`")]
    [InlineData("using System;\n", "using System;\nusing System.Linq;\n", "line 3, `public static class Candidate`, became `using System.Linq;`")]
    [InlineData("    // EVOLVE-END\n", "", "line 12, `// EVOLVE-END`, is gone")]
    [InlineData("return x;", "return x; /*", "line 12, `// EVOLVE-END`, is gone")]
    [InlineData("return x;\n    }", "return x;\n    }\n#if false", "line 12, `// EVOLVE-END`, is gone")]
    [InlineData("return x;", "return x; // \"\"\"\n    }\n    static string S = \"\"\"\n", "line 12, `// EVOLVE-END`, is gone")]
    public void Fit_FixedPartChanged_QuotesTheFirstLine(string old, string @new, string difference)
    {
        var code = ProgramFrame.Fit(Framed, Framed.Replace(old, @new, StringComparison.Ordinal), restore: true);
        Assert.Equal((null, "only what stands between // EVOLVE-BEGIN and // EVOLVE-END may change, but " + difference), (code.Source, code.Reason));
    }

    [Fact]
    public void Fit_RegionThatClosesTheClass_IsRefused() => Assert.Equal(
        "line 12: the braces of the region do not balance",
        ProgramFrame.Fit(Framed, Framed.Replace("    // EVOLVE-END", "}\nstatic class More {\n    // EVOLVE-END", StringComparison.Ordinal), restore: true).Reason);

    [Fact]
    public void Fit_MarksOfTheParentAreWrong_SaysSo() => Assert.Equal(
        "the marks of the program that was shown are wrong: line 1: // EVOLVE-BEGIN has no // EVOLVE-END",
        Read("REMOVE METHOD Score", parent: "// EVOLVE-BEGIN\nclass Candidate { void Score() { } }").Reason);

    [Theory]
    [InlineData("REPLACE METHOD Answer\n```csharp\npublic static int Answer(int x) => 1;\n```")]
    [InlineData("ADD USING System.Linq")]
    [InlineData("REMOVE METHOD Answer")]
    [InlineData("<<<<<<< SEARCH\nMath.Max(0, Score(x))\n=======\nMath.Max(1, Score(x))\n>>>>>>> REPLACE")]
    [InlineData("```diff\n@@ @@\n-using System;\n+using System.Linq;\n```")]
    public void Read_EditOutsideTheRegions_IsRefusedInEachForm(string answer) => Assert.StartsWith(
        "only what stands between // EVOLVE-BEGIN and // EVOLVE-END may change", Read(answer, parent: Framed).Reason, StringComparison.Ordinal);

    [Fact]
    public void Read_NewMember_GoesIntoTheRegion()
    {
        var code = Read("ADD MEMBER\n```csharp\nprivate static int Half(int x) => x / 2;\n```", parent: Framed);
        Assert.Equal(Framed.Replace("    // EVOLVE-END", "\n    private static int Half(int x) => x / 2;\n    // EVOLVE-END", StringComparison.Ordinal), code.Source);
        Assert.EndsWith("no evolvable region takes new members", Read("ADD MEMBER\n```csharp\nint a;\n```", parent: Body).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Framed, null)]
    [InlineData(Body, null)]
    [InlineData(Parent, null)]
    [InlineData("// EVOLVE-BEGIN\nclass A { }\n", "line 1: // EVOLVE-BEGIN has no // EVOLVE-END")]
    [InlineData("class A { }\n// EVOLVE-END\n", "line 2: // EVOLVE-END has no // EVOLVE-BEGIN")]
    [InlineData("// EVOLVE-BEGIN\n// EVOLVE-BEGIN\n// EVOLVE-END\n", "line 2: // EVOLVE-BEGIN stands inside a region")]
    [InlineData("// EVOLVE-BEGIN\nclass A {\n// EVOLVE-END\n}\n", "line 3: the braces of the region do not balance")]
    [InlineData("class A { string s = \"\"\"\n    // EVOLVE-BEGIN\n    \"\"\"; }\n", null)]
    public void Fault_MarksOfAProblem_AreChecked(string program, string? fault) => Assert.Equal(fault, ProgramFrame.Fault(program));
}

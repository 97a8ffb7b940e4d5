using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>What the mock model answers where edits are asked for: a rehearsal is to go the way that a real model's edits go.</summary>
public sealed class MockEditsTests
{
    private const string SearchReplace = "For each change write a line `<<<<<<< SEARCH`, whole lines, a line `=======`, other lines, a line `>>>>>>> REPLACE`.";
    private const string UnifiedDiff = "Answer with a unified diff in a block that begins with ```diff.";
    private const string Members = "Answer with lines such as REPLACE METHOD Score or ADD METHOD, each with the code in a fenced block after it.";

    private const string Program =
        """
        using System;

        public static class Candidate
        {
            private const double Weight = 2.5;

            public static double Score(double x, double y)
            {
                var sum = 0.0;
                for (var i = 0; i < 3; i++)
                {
                    sum += x;
                }

                for (var i = 0; i < 3; i++)
                {
                    sum += y;
                }

                return Math.Max(sum, Weight * Half(y));
            }

            private static double Half(double value)
            {
                return value / 2;
            }
        }

        """;

    private static readonly ProgramContract Contract = new("Candidate", "double Score(double x, double y)", "");

    public static TheoryData<string, int> Forms => new()
    {
        { SearchReplace, (int)EditForms.SearchReplace },
        { UnifiedDiff, (int)EditForms.UnifiedDiff },
        { Members, (int)EditForms.Members },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Answer_PromptForEdits_LeadsToAnotherProgramThatCompiles(string rule, int form)
    {
        var children = new HashSet<string>();
        for (var key = 0UL; key < 30; key++)
        {
            var answer = Answer(rule, Program, key);
            var read = ProgramAnswer.Read(answer, Program, Contract, (EditForms)form);
            Assert.True(read.Source is not null, $"{read.Reason}\n{answer}");
            Assert.Equal((EditForms)form, read.Form);
            Assert.True(SyntaxProgram.Bind(read.Source).Compiles, read.Source);
            children.Add(read.Source);
        }

        Assert.InRange(children.Count, 15, 30);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Answer_ProgramThatDoesNotCompile_EditsMendIt(string rule, int form)
    {
        var broken = Program.Replace("value / 2", "other / 2", StringComparison.Ordinal);
        var read = ProgramAnswer.Read(Answer(rule, broken, 1), broken, Contract, (EditForms)form);
        Assert.True(SyntaxProgram.Bind(read.Source!).Compiles, read.Source);
    }

    [Fact]
    public void Answer_OtherProgramsBesides_EditsAreOfTheFirst()
    {
        var other = "```csharp\npublic static class Candidate\n{\n    public static double Score(double x, double y) => x / (1.0 + Math.Abs(y));\n}\n```";
        for (var key = 0UL; key < 20; key++)
        {
            var answer = Write($"{SearchReplace}\n\n```csharp\n{Program}```\n\nFor comparison:\n\n{other}", key, MockFault.None);
            Assert.NotNull(ProgramAnswer.Read(answer, Program, Contract, EditForms.SearchReplace).Source);
        }
    }

    [Fact]
    public void Answer_NoProgramShown_IsAWholeOne()
    {
        var answer = Write($"The program declares `public static class Candidate`, and in it `public static {Contract.Signature}`. {SearchReplace}", 1, MockFault.None);
        Assert.NotNull(CodeExtractor.Extract(answer, Contract).Source);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Answer_Broken_EditsLeadToAProgramThatDoesNotCompile(string rule, int form)
    {
        for (var key = 0UL; key < 10; key++)
        {
            var answer = Write(Question(rule, Program), key, MockFault.Broken);
            Assert.False(SyntaxProgram.Bind(ProgramAnswer.Read(answer, Program, Contract, (EditForms)form | EditForms.Program).Source!).Compiles);
        }
    }

    [Fact]
    public void Answer_Truncated_IsNoEdit()
    {
        var read = ProgramAnswer.Read(Write(Question(SearchReplace, Program), 3, MockFault.Truncated), Program, Contract, EditForms.SearchReplace);
        Assert.Null(read.Source);
    }

    private static string Answer(string rule, string program, ulong key) => Write(Question(rule, program), key, MockFault.None);

    private static string Question(string rule, string program) => $"{rule}\n\n```csharp\n{program}```\n\nMake one small change to the program.";

    private static string Write(string question, ulong key, MockFault fault) => MockAuthor.Answer(
        new MockQuestion { Model = "mock", Messages = [new MockMessage("user", question)] }, key, fault, TestContext.Current.CancellationToken).Text;
}

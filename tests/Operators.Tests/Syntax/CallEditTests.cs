using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>Programs that call what a problem declares, as in <c>x.Dense(8).Relu()</c>.</summary>
public sealed class CallEditTests
{
    private const string Declarations =
        """
        public sealed class Maker
        {
            public Wave Begin(int size);
            public Made End(Wave wave);
        }
        public sealed class Made
        {
        }
        public sealed class Wave
        {
            public Wave Blur(int width, int times = 1);
            public Wave Mix(Wave other);
            public Wave Turn();
            public static Wave operator +(Wave left, Wave right);
        }
        """;

    private const string Parent =
        """
        public static class Candidate
        {
            public static Made Make(Maker maker, int size)
            {
                var x = maker.Begin(size).Blur(16);
                x = x.Turn();
                return maker.End(x.Blur(8, times: 2));
            }
        }
        """;

    private const string Donor =
        """
        public static class Candidate
        {
            public static Made Make(Maker maker, int size)
            {
                var x = maker.Begin(size);
                x = x.Blur(4);
                return maker.End(x.Mix(x));
            }
        }
        """;

    private static readonly Problem Declared = new()
    {
        Name = "waves",
        Title = "A wave",
        Contract = new ProgramContract("Candidate", "Made Make(Maker maker, int size)", "") { Declarations = Declarations },
        Objective = new Objective("value", Direction.Maximize),
        Measures = [new MeasureAxis("value", 0, 1, 10)],
        Seeds = [Parent],
    };

    [Theory]
    [InlineData("mutation")]
    [InlineData("crossover")]
    [InlineData("growth")]
    public async Task Propose_ProgramOfDeclaredCalls_GivesProgramsThatCompile(string name)
    {
        var proposer = SyntaxOperators.Create().Single(one => one.Name == name);
        var notes = new HashSet<string>(StringComparer.Ordinal);
        for (ulong seed = 0; seed < 60; seed++)
        {
            var proposal = await proposer.ProposeAsync(Declared, seed, Parent, Donor);
            Assert.NotNull(proposal.Source);
            Assert.True(SyntaxProgram.Bind(proposal.Source, Declarations).Compiles, proposal.Source);
            notes.UnionWith(proposal.Note.Split(", "));
        }

        string[] expected = name switch
        {
            "mutation" => ["insert call", "remove call", "replace call", "branch call", "scale integer", "perturb constant"],
            "crossover" => ["graft call", "graft statement"],
            _ => ["insert call"],
        };
        Assert.Subset(notes, expected.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Without the declarations nothing of the program can be bound, and nothing is proposed.</summary>
    [Fact]
    public async Task Propose_WithoutDeclarations_ProposesNothing()
    {
        var unknown = Declared with { Contract = Declared.Contract! with { Declarations = null } };
        var proposal = await SyntaxOperators.Create()[0].ProposeAsync(unknown, 1, Parent);
        Assert.Equal(EvaluationStatus.NoProposal, proposal.Failure!.Status);
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
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
            public Wave FastBlur(int width);
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
            "mutation" => ["insert call", "remove call", "replace call", "branch call", "scale integer", "scale argument", "duplicate statement"],
            "crossover" => ["graft call", "graft statement"],
            _ => ["insert call"],
        };
        Assert.Subset(notes, expected.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>What is begun once is begun once in a residual too.</summary>
    [Fact]
    public async Task Propose_BranchCall_AddsTheVariableThatAChainBeginsWith()
    {
        var branches = await ProposalsAsync("branch call");
        Assert.All(branches, source => Assert.Single(source.Split("maker.Begin(").Skip(1)));
        Assert.Contains(branches, source => source.Contains("x + x.Turn()", StringComparison.Ordinal));
        Assert.Contains(branches, source => source.Contains("x + x.Blur(8, times: 2)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Propose_ReplaceCall_TakesARelativeWithItsArguments()
    {
        var replacements = await ProposalsAsync("replace call");
        Assert.Contains(replacements, source => source.Contains(".FastBlur(16)", StringComparison.Ordinal));
        Assert.Contains(replacements, source => source.Contains(".FastBlur(8)", StringComparison.Ordinal));
    }

    /// <summary>Both widths grow or shrink by one factor, from a half to two, whatever rounding makes of it.</summary>
    [Fact]
    public async Task Propose_ScaleArgument_ScalesAllThatIsPassedForAParameter()
    {
        var widths = (await ProposalsAsync("scale argument")).Select(source => Regex.Matches(source, @"Blur\((\d+)").Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToArray()).Where(widths => widths is not [16, 8]).ToList();
        Assert.True(widths.Count > 5);
        Assert.All(widths, pair => Assert.True(pair[0] is >= 8 and <= 32 && Math.Abs(pair[0] - (2 * pair[1])) <= 2, string.Join(' ', pair)));
    }

    /// <summary>Without the declarations nothing of the program can be bound, and nothing is proposed.</summary>
    [Fact]
    public async Task Propose_WithoutDeclarations_ProposesNothing()
    {
        var unknown = Declared with { Contract = Declared.Contract! with { Declarations = null } };
        var proposal = await SyntaxOperators.Create()[0].ProposeAsync(unknown, 1, Parent);
        Assert.Equal(EvaluationStatus.NoProposal, proposal.Failure!.Status);
    }

    /// <summary>What one edit alone makes of the parent.</summary>
    private static async Task<IReadOnlyList<string>> ProposalsAsync(string edit)
    {
        var (mutation, sources) = (SyntaxOperators.Create().Single(one => one.Name == "mutation"), new List<string>());
        for (ulong seed = 0; seed < 400; seed++)
        {
            var proposal = await mutation.ProposeAsync(Declared, seed, Parent);
            if (proposal.Note == edit)
            {
                sources.Add(proposal.Source!);
            }
        }

        return sources;
    }
}

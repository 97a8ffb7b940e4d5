using EvoLLM.Evolver;
using FsCheck.Xunit;
using Microsoft.CodeAnalysis.CSharp;

namespace EvoLLM.Operators.Tests;

public sealed class SyntaxOperatorTests
{
    private const string Loop =
        """
        using System;

        public static class Candidate
        {
            // Best Fit.
            public static void Priority(double item, ReadOnlySpan<double> remaining, Span<double> priority)
            {
                for (var i = 0; i < remaining.Length; i++)
                {
                    var gap = remaining[i] - item;
                    if (gap < 2 && item > 10.5)
                    {
                        gap = Math.Min(gap, 1.0);
                    }

                    priority[i] = -gap;
                }
            }
        }
        """;

    private const string Marked =
        """
        public static class Candidate
        {
            private const double Scale = 10.0;

            // EVOLVE-BEGIN
            private static double Score(double x)
            {
                return (2 * x) + 1;
            }

            // EVOLVE-END
            public static double Solve(double x)
            {
                return Score(x) / Scale;
            }
        }
        """;

    private static readonly Problem MarkedProblem = new()
    {
        Name = "marked",
        Title = "A score",
        Contract = new ProgramContract("Candidate", "double Solve(double x)", ""),
        Objective = new Objective("value", Direction.Maximize),
        Measures = [new MeasureAxis("value", 0, 1, 10)],
        Seeds = [Marked],
    };

    private const string Helpers =
        """
        public static class Candidate
        {
            private const double Share = 0.5;

            public static void Priority(double item, ReadOnlySpan<double> remaining, Span<double> priority)
            {
                var weights = new List<double> { 1, 2, 3 };
                var sum = weights.Select(weight => weight * Share).Sum();
                var i = 0;
                while (i < priority.Length)
                {
                    priority[i] = remaining[i] > item ? Score(remaining[i], item) : sum;
                    i++;
                }
            }

            private static double Score(double space, double item) => space switch { < 10 => item, _ => space - item * 2 };
        }
        """;

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "test",
        [CSharpSyntaxTree.ParseText("global using System; global using System.Collections.Generic; global using System.Linq;")],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => Microsoft.CodeAnalysis.MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary));

    private static readonly Problem Packing = ProblemOf("void Priority(double item, ReadOnlySpan<double> remaining, Span<double> priority)");

    [Fact]
    public async Task Propose_ProgramWithMarks_ChangesOnlyWhatStandsBetweenThem()
    {
        var changed = 0;
        for (var seed = 0UL; seed < 40; seed++)
        {
            foreach (var one in SyntaxOperators.Create().Where(one => one.Name != "crossover"))
            {
                var proposal = await one.ProposeAsync(MarkedProblem, seed, Marked);
                if (proposal.Source is { } source)
                {
                    Assert.Equal(new ExtractedCode(source), ProgramFrame.Fit(Marked, source, restore: false));
                    Assert.Contains("return Score(x) / Scale;", source, StringComparison.Ordinal);
                    changed++;
                }
            }
        }

        Assert.True(changed > 40, $"{changed} of 80");
    }

    [Property(MaxTest = 60)]
    public async Task Propose_AnyOperatorAndSeed_GivesAnotherProgramThatCompilesAndKeepsTheContractAndItsLoops(ulong seed, bool swap)
    {
        foreach (var one in SyntaxOperators.Create())
        {
            string[] parents = swap ? [Loop, Helpers] : [Helpers, Loop];
            var proposal = await ProposeAsync(one, seed, parents);
            var source = Assert.IsType<string>(proposal.Source);
            Assert.NotEqual(SyntaxProgram.Bind(parents[0]).Text, source);
            Assert.Empty(CompilationOf(source).GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
            Assert.Contains("public static void Priority(double item, ReadOnlySpan<double> remaining, Span<double> priority)", source, StringComparison.Ordinal);
            Assert.Contains(swap ? "for (var i = 0; i < remaining.Length; i++)" : "while (i < priority.Length)", source, StringComparison.Ordinal);
            Assert.DoesNotContain("//", source, StringComparison.Ordinal);
            Assert.NotEqual("", proposal.Note);
            Assert.Equal(default, proposal.Cost);
        }
    }

    [Property(MaxTest = 20)]
    public async Task Propose_SameRequest_GivesTheSameProposal(ulong seed)
    {
        foreach (var one in SyntaxOperators.Create())
        {
            Assert.Equal(await ProposeAsync(one, seed, Loop, Helpers), await ProposeAsync(one, seed, Loop, Helpers));
        }
    }

    [Fact]
    public async Task Propose_ManySeeds_UsesEveryKindOfEdit()
    {
        var proposals = await Task.WhenAll(SyntaxOperators.Create().SelectMany(one => Enumerable.Range(0, 150).Select(seed => ProposeAsync(one, (ulong)seed, Loop, Helpers))));
        var notes = proposals.SelectMany(proposal => proposal.Note.Split(", ")).ToHashSet(StringComparer.Ordinal);
        string[] expected =
        [
            "perturb constant", "replace expression", "wrap expression", "unwrap expression", "change operator", "replace variable",
            "insert statement", "delete statement", "duplicate statement", "insert aggregate",
            "graft expression", "combine expressions", "graft statement", "grow result",
        ];
        Assert.Superset(expected.ToHashSet(StringComparer.Ordinal), notes);
    }

    [Fact]
    public async Task Propose_Crossover_TakesFromTheSecondParentWhatTheFirstDoesNotHave()
    {
        var crossover = SyntaxOperators.Create().Single(one => one.Parents == 2);
        var donor = Loop.Replace("gap < 2", "gap < 77.25", StringComparison.Ordinal);
        var proposals = await Task.WhenAll(Enumerable.Range(0, 200).Select(seed => ProposeAsync(crossover, (ulong)seed, Loop, donor)));
        var sources = proposals.Select(proposal => proposal.Source!).ToList();
        Assert.Contains(sources, source => source.Contains("77.25", StringComparison.Ordinal));
        Assert.Contains(sources, source => !source.Contains("77.25", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("void Priority(double item, ReadOnlySpan<double> remaining, Span<double> priority)", "priority[i] =")]
    [InlineData("double Score(double value, double weight)", "return")]
    [InlineData("int Next(int x)", "return")]
    [InlineData("bool Accept(double change, double temperature)", "return")]
    [InlineData("double[] Solve(double[] xs, int seed)", "result[i] =")]
    [InlineData("double[,] Heuristics(int[] demands, int capacity)", "result[i, j] =")]
    [InlineData("double[,] Heuristics(double[,] distances)", "result[i, j] =")]
    [InlineData("double[] Heuristics(double[,] weights)", "result[i] =")]
    public async Task Propose_NoParents_GrowsFromTheContract(string signature, string result)
    {
        var problem = ProblemOf(signature);
        foreach (var one in SyntaxOperators.Create())
        {
            var proposals = await Task.WhenAll(Enumerable.Range(0, 40).Select(seed => one.ProposeAsync(problem, (ulong)seed)));
            Assert.All(proposals, proposal => Assert.Contains(result, proposal.Source, StringComparison.Ordinal));
            Assert.All(proposals, proposal => Assert.DoesNotContain(
                CompilationOf(proposal.Source!).GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
            Assert.True(proposals.Select(proposal => proposal.Source).Distinct().Count() > 5);
        }
    }

    [Fact]
    public async Task Propose_NoParentsAndAContractThatCannotBeFilled_SaysWhatToDo()
    {
        var proposal = await SyntaxOperators.Create()[0].ProposeAsync(ProblemOf("string Name(string word)"), 1);
        Assert.Null(proposal.Source);
        Assert.Equal(EvaluationStatus.NoProposal, proposal.Failure!.Status);
        Assert.Contains("give the problem a seed program", proposal.Failure.Feedback[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Propose_ParentWithNothingToEdit_IsNoProposal()
    {
        var proposal = await ProposeAsync(SyntaxOperators.Create()[0], 1, "public static class Candidate { public static void Priority(string s) { } }");
        Assert.Equal(EvaluationStatus.NoProposal, proposal.Failure!.Status);
    }

    private static Task<Proposal> ProposeAsync(IOperator one, ulong seed, params string[] parents) => one.ProposeAsync(Packing, seed, parents);

    private static Problem ProblemOf(string signature) => new()
    {
        Name = "test",
        Title = "Test",
        Contract = new ProgramContract("Candidate", signature, ""),
        Objective = new Objective("value", Direction.Maximize),
        Measures = [new MeasureAxis("size", 0, 100, 10)],
    };

    private static CSharpCompilation CompilationOf(string source) => Empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source));
}

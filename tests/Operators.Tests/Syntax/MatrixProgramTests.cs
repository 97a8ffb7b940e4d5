using System.Globalization;
using EvoLLM.Evolver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators.Tests;

/// <summary>Programs over matrices, and programs that take nothing, are varied as well as others.</summary>
public sealed class MatrixProgramTests
{
    private const string Heuristics =
        """
        public static class Candidate
        {
            public static double[,] Heuristics(double[] prizes, double[,] weights)
            {
                var result = new double[weights.GetLength(0), weights.GetLength(1)];
                for (var item = 0; item < weights.GetLength(0); item++)
                {
                    for (var dimension = 0; dimension < weights.GetLength(1); dimension++)
                    {
                        result[item, dimension] = prizes[item] / (1.0 + item);
                    }
                }

                return result;
            }
        }
        """;

    private const string Construction =
        """
        public static class Candidate
        {
            public static double[,] Pack()
            {
                var points = new double[,] { { 0.25, 0.25 }, { 0.75, 0.75 } };
                return points;
            }
        }
        """;

    [Fact]
    public async Task Propose_ProgramOverMatrices_CompilesAndReadsAndWritesElementsByRowAndColumn()
    {
        var sources = await SourcesAsync("double[,] Heuristics(double[] prizes, double[,] weights)", Heuristics, 120);
        Assert.All(sources, source => Assert.True(SyntaxProgram.Bind(source).Compiles));
        Assert.All(sources, source => Assert.Contains("public static double[,] Heuristics(double[] prizes, double[,] weights)", source, StringComparison.Ordinal));
        Assert.Contains(sources, source => source.Contains("weights[item, dimension]", StringComparison.Ordinal));
        Assert.Contains(sources, source => source.Contains("row < result.GetLength(0)", StringComparison.Ordinal) && source.Contains("result[row, column]", StringComparison.Ordinal));
        Assert.Contains(sources, source => source.Contains("weights[item, column]", StringComparison.Ordinal) || source.Contains("weights[row, column]", StringComparison.Ordinal));
        Assert.All(sources, source => Assert.DoesNotContain("[dimension, item]", source, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Propose_ProgramOverMatrices_KeepsTheDimensionsThatAreAskedFor()
    {
        var sources = await SourcesAsync("double[,] Heuristics(double[] prizes, double[,] weights)", Heuristics, 120);
        var asked = sources.SelectMany(source => SyntaxProgram.Bind(source).Root.DescendantNodes().OfType<InvocationExpressionSyntax>())
            .Where(call => call.Expression.ToString().EndsWith("GetLength", StringComparison.Ordinal));
        Assert.All(asked, call => Assert.Matches(@"^\([01]\)$", call.ArgumentList.ToString()));
    }

    [Fact]
    public async Task Propose_ProgramThatTakesNothing_MovesItsNumbersByStepsOfAllSizes()
    {
        var sources = await SourcesAsync("double[,] Pack()", Construction, 400, "perturb constant");
        var steps = sources.SelectMany(source => SyntaxProgram.Bind(source).Root.DescendantTokens())
            .Where(token => token.IsKind(SyntaxKind.NumericLiteralToken))
            .Select(token => double.Parse(token.Text, CultureInfo.InvariantCulture))
            .SelectMany(number => new[] { Math.Abs(number - 0.25), Math.Abs(number - 0.75) }.Order().Take(1))
            .Where(step => step > 0).ToList();
        foreach (var size in new[] { 1e-1, 1e-3, 1e-5 })
        {
            Assert.Contains(steps, step => step > size / 10 && step <= size);
        }
    }

    [Fact]
    public async Task Propose_TableLargerThanAnyGrownProgram_IsStillVaried()
    {
        var table = string.Join(", ", Enumerable.Range(0, 500).Select(number => string.Create(CultureInfo.InvariantCulture, $"0.{number + 1000}")));
        var source = $"public static class Candidate {{ public static double[] Pack() {{ return new double[] {{ {table} }}; }} }}";
        Assert.NotEmpty(await SourcesAsync("double[] Pack()", source, 5, "perturb constant"));
    }

    private static async Task<List<string>> SourcesAsync(string signature, string parent, int seeds, string? note = null)
    {
        var problem = new Problem
        {
            Name = "test",
            Title = "Test",
            Contract = new ProgramContract("Candidate", signature, ""),
            Objective = new Objective("value", Direction.Maximize),
            Measures = [new MeasureAxis("size", 0, 100, 10)],
        };
        var mutation = SyntaxOperators.Create()[0];
        var proposals = await Task.WhenAll(Enumerable.Range(0, seeds).Select(seed => mutation.ProposeAsync(problem, (ulong)seed, parent)));
        return [.. proposals.Where(proposal => proposal.Source is not null && (note is null || proposal.Note == note)).Select(proposal => proposal.Source!)];
    }
}

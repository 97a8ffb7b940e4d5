using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Operators.Tests;

public sealed class ConstantTuningTests
{
    private const string Weights =
        """
        public static class Candidate
        {
            // The two numbers to be found.
            public static double Score(double x) => 1.5*x-0.25;
        }
        """;

    private static readonly ConstantTuning Tuning = new();

    [Fact]
    public async Task Propose_ProgramWithNumbers_ChangesThemAndNothingElse()
    {
        var source = (await ProposeAsync(1, Elite(0, Weights, 0))).Source!;
        Assert.NotEqual(Weights, source);
        Assert.Matches(@"// The two numbers to be found\.\s+public static double Score\(double x\) => \(?-?\d+\.\d+(E-\d+)?\)?\*x-\(?-?\d+\.\d+(E-\d+)?\)?;", source);
        Assert.True(SyntaxProgram.Bind(source).Compiles);
        Assert.Equal(2, ProgramConstants.Read(source).Count);
    }

    [Property(MaxTest = 30)]
    public async Task<bool> Propose_SameRequest_SameProposal(ulong seed)
    {
        var family = Enumerable.Range(0, 20).Select(i => Elite(i, Program(i, -i), -i)).ToArray();
        return await ProposeAsync(seed, family) == await ProposeAsync(seed, family);
    }

    /// <summary>The loop that a search makes: each proposal is judged and becomes one of the relatives of the next ones.</summary>
    [Fact]
    public async Task Propose_JudgementOfItsFamily_LeadsToTheBestNumbers()
    {
        var family = new List<Elite> { Elite(0, Weights, Judge(Weights)) };
        while (family.Count < 250)
        {
            // Eight proposals are under way at a time.
            var sources = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i => (await ProposeAsync((ulong)(family.Count + i), [.. family])).Source!));
            family.AddRange(sources.Select((source, i) => Elite(family.Count + i, source, Judge(source))));
        }

        // Random numbers of the same spread come no closer than about 0.01 in as many tries.
        Assert.True(family.Max(member => member.Fitness) > -1e-6);

        static double Judge(string source)
        {
            var values = ProgramConstants.Read(source).Values;
            return -(Math.Pow(values[0] - 2.25, 2) + (10 * Math.Pow(values[1] - 0.1, 2)));
        }
    }

    [Fact]
    public async Task Propose_IntegersAndReals_KeepTheirTypes()
    {
        const string source = "public static class Candidate { public static double Score(double x) { int n = 12; long m = 7L; float f = 2.5f; return x * 3 + n + m + f; } }";
        var proposals = await Task.WhenAll(Enumerable.Range(0, 40).Select(seed => ProposeAsync((ulong)seed, Elite(0, source, 0))));
        Assert.All(proposals, proposal => Assert.True(SyntaxProgram.Bind(proposal.Source!).Compiles));
        Assert.Contains(proposals, proposal => !proposal.Source!.Contains("int n = 12;", StringComparison.Ordinal));
        Assert.All(proposals, proposal => Assert.Matches(@"int n = \d+; long m = \d+L?; float f = -?[\d.E-]+f; return x \* \(?-?[\d.E-]+\)? \+ n", proposal.Source!));
    }

    [Theory]
    [InlineData("for (var i = 0; i < 10; i++) { x += i; } return x;")]
    [InlineData("return new double[3].Length + x;")]
    [InlineData("const int n = 4; return x + n;")]
    [InlineData("var a = new[] { x, x }; return a[1];")]
    [InlineData("return x is > 3 ? x : -x;")]
    [InlineData("switch ((int)x) { case 1: return x; default: return -x; }")]
    [InlineData("return (int)x & 0xFF;")]
    [InlineData("return x;")]
    public async Task Propose_NothingThatMayChange_IsNoProposalWithAReason(string body)
    {
        var proposal = await ProposeAsync(1, Elite(0, $"public static class Candidate {{ public static double Score(double x) {{ {body} }} }}", 0));
        Assert.Equal(EvaluationStatus.NoProposal, proposal.Failure!.Status);
        Assert.Contains("no number", proposal.Failure.Feedback[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Propose_NoRelatives_TunesTheParent()
    {
        var request = new ProposalRequest(new CandidateId(9), Problem, [Elite(0, Weights, 0)], 1);
        Assert.NotNull((await Tuning.ProposeAsync(request, CancellationToken.None)).Source);
        Assert.NotNull((await Tuning.ProposeAsync(request with { Parents = [] }, CancellationToken.None)).Failure);
    }

    private static readonly Problem Problem = new()
    {
        Name = "test",
        Title = "Test",
        Contract = new ProgramContract("Candidate", "double Score(double x)", ""),
        Objective = new Objective("value", Direction.Maximize),
        Measures = [new MeasureAxis("size", 0, 100, 10)],
    };

    private static string Program(double a, double b) => ProgramConstants.Read(Weights).Write([a, b], [6, 6]);

    private static Elite Elite(int id, string source, double fitness) =>
        new(new Candidate(new CandidateId(id), source, new Lineage("tuning", [])), new Evaluation { Status = EvaluationStatus.Ok, Fitness = fitness });

    private static async Task<Proposal> ProposeAsync(ulong seed, params Elite[] family) =>
        await Tuning.ProposeAsync(new ProposalRequest(new CandidateId(999), Problem, [family[^1]], seed) { Relatives = family }, CancellationToken.None);
}

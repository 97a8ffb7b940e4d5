using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

public sealed class FunSearchIslandTests
{
    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(250, 0.075)]
    [InlineData(999, 0.0001)]
    [InlineData(1000, 0.1)]
    public void Temperature_AfterSoManyPrograms_FallsLinearlyAndBeginsAnew(int programs, double expected)
    {
        var island = new FunSearchIsland(new FunSearchOptions { TemperaturePeriod = 1000 });
        for (var i = 0; i < programs; i++)
        {
            island.Add(Program(i, 1));
        }

        Assert.Equal(expected, island.Temperature, 1e-12);
    }

    [Fact]
    public void Draw_TwoClusters_FollowsTheirScoresOverTheTemperature()
    {
        const int Draws = 20000;
        var island = new FunSearchIsland(new FunSearchOptions { Versions = 1 });
        island.Add(Program(0, 0.3));
        island.Add(Program(1, 0.1));
        var share = Enumerable.Range(0, Draws).Count(index => island.Draw(new SeededRandom(1, "draw", index))[0].Fitness > 0.2) / (double)Draws;
        // T = 0.1 (1 - 2/30000), so the better one comes 1 / (1 + exp(-0.2 / T)) of the time.
        var expected = 1 / (1 + Math.Exp(-0.2 / (0.1 * (1 - (2 / 30000.0)))));
        Assert.Equal(expected, share, 5 * Math.Sqrt(expected * (1 - expected) / Draws));
    }

    [Fact]
    public void Draw_OneCluster_PrefersTheShorterProgram()
    {
        const int Draws = 20000;
        var island = new FunSearchIsland(new FunSearchOptions());
        island.Add(Program(0, 1, 100));
        island.Add(Program(1, 1, 400));
        var share = Enumerable.Range(0, Draws).Count(index => island.Draw(new SeededRandom(1, "draw", index))[0].Candidate.Id.Value == 0) / (double)Draws;
        // The logits are 0 and -(400 - 100) / (400 + 1e-6).
        var expected = 1 / (1 + Math.Exp(-0.75));
        Assert.Equal(expected, share, 5 * Math.Sqrt(expected * (1 - expected) / Draws));
    }

    [Theory]
    [InlineData(new[] { 0.0, 0.0 }, new[] { 0.5, 0.5 })]
    [InlineData(new[] { -1e9, 0.0 }, new[] { 0.0, 1.0 })]
    [InlineData(new[] { 1e300, 1e300, -1e300 }, new[] { 0.5, 0.5, 0.0 })]
    public void Softmax_ExtremeLogits_StayProbabilities(double[] logits, double[] expected) => Assert.Equal(expected, Softmax.Probabilities(logits));

    private static Elite Program(int id, double fitness, int length = 10) => new(
        new Candidate(new CandidateId(id), new string('/', length), new Lineage("seed", [])), new Evaluation { Status = EvaluationStatus.Ok, Fitness = fitness });
}

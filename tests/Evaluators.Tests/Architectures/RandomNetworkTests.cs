using EvoLLM.Evolver;

namespace EvoLLM.Evaluators.Tests;

/// <summary>Networks drawn at random: as a graph and as a candidate they are one.</summary>
public sealed class RandomNetworkTests
{
    [Fact]
    public async Task ToSource_OfADraw_BuildsTheNetworkItself()
    {
        await using var judge = new Judge();
        var (problem, random) = (new Mnist1dProblem(), new SeededRandom(3));
        for (var draw = 0; draw < 3; draw++)
        {
            var drawn = RandomNetwork.Draw(Mnist1d.Width, Mnist1d.Classes, random);
            var network = drawn.Build(Mnist1d.Width, Mnist1d.Classes);
            var (expected, evaluation) = (await problem.JudgeAsync(Split.Training, network, 0, TestContext.Current.CancellationToken), await judge.CheckSourceAsync("mnist1d", drawn.ToSource()));
            Assert.Equal(EvaluationStatus.Ok, evaluation.Status);
            Assert.Equal((network.Parameters, expected.Fitness), ((long)evaluation.Metrics["parameters"], evaluation.Fitness));
        }
    }

    /// <summary>Real et al. (2019) begin with random architectures; a run without a model would find normalised convolutions late.</summary>
    [Fact]
    public void Seeds_OfTheFront_AreThePublishedNetworksAndRandomOnes()
    {
        var seeds = new Mnist1dProblem().Definition.Seeds;
        Assert.Equal(16, seeds.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(NetworkSeeds.Cnn, seeds[0]);
        Assert.Contains(seeds, seed => seed.Contains(".BatchNorm()", StringComparison.Ordinal));
        Assert.Equal(seeds, new Mnist1dProblem().Definition.Seeds);
    }
}

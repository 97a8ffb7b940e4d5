using System.Numerics;
using System.Text;
using EvoLLM.Evolver;

namespace EvoLLM.Evaluators.Tests;

[Collection(NetworkFolder.Collection)]
public sealed class DecapPlacementTests
{
    [Fact]
    public void Reward_OneCapacitor_IsTheFormulaOfTwoPorts()
    {
        // Seen from port 0, port 1 closed with z: Z00 - Z01 Z10 / (Z11 + z).
        Complex[,] impedance = { { new(2, 1), new(0.5, -0.2) }, { new(0.4, 0.3), new(1.5, 0.7) } };
        var network = new PowerNetwork(2, [1e9, 2e9], [0.25, 0.5], Flat(impedance, value => value.Real), Flat(impedance, value => value.Imaginary));
        var expected = new[] { (1.0, 0.25), (2.0, 0.5) }.Sum(frequency =>
            (impedance[0, 0].Magnitude - (impedance[0, 0] - (impedance[0, 1] * impedance[1, 0] / (impedance[1, 1] + frequency.Item2))).Magnitude) / frequency.Item1) / 10;
        Assert.Equal(expected, network.Reward(0, [1]), 12);
    }

    [Fact]
    public void Reward_OrderOfCapacitors_DoesNotMatter()
    {
        using var folder = new NetworkFolder();
        var network = new PowerNetworkFolder().Network();
        Assert.Equal(network.Reward(5, [1, 2, 3, 40]), network.Reward(5, [40, 3, 1, 2]), 12);
        Assert.True(network.Reward(5, [1, 2, 3, 40]) > network.Reward(5, [1, 2, 3]));
        Assert.Equal(0, network.Reward(5, []));
    }

    [Fact]
    public async Task Check_SeedAndReference_ReachARewardThatIsTheSameEveryTime()
    {
        using var folder = new NetworkFolder();
        await using var evaluator = new ProgramEvaluator(ProblemCatalog.Load("dpp-ga"), 1, TimeProvider.System, wallTimes: 20);
        foreach (var reference in new DecapPlacement().References)
        {
            var first = (await evaluator.CheckAsync(reference.Source, Split.Training, TestContext.Current.CancellationToken)).Evaluation;
            var second = (await evaluator.CheckAsync(reference.Source, Split.Training, TestContext.Current.CancellationToken)).Evaluation;
            Assert.True(first.Status == EvaluationStatus.Ok, string.Join(' ', first.Feedback));
            Assert.True(first.Fitness > 0);
            Assert.Equal(first.Fitness, second.Fitness);
        }
    }

    [Fact]
    public void Score_ForgedPlacements_AreInvalid()
    {
        using var folder = new NetworkFolder();
        var problem = new DecapPlacement();
        var ports = string.Join(',', Enumerable.Range(60, 20));
        foreach (var placement in new[] { "[]", "[null,null,null]", "[[1],[1],[1]]", $"[[{ports}],[{ports}],[{ports.Replace("60", "61", StringComparison.Ordinal)}]]", $"[[{ports}],[{ports}],[{ports.Replace("60", "2", StringComparison.Ordinal)}]]", $"[[{ports}],[{ports}],[{ports.Replace("60", "100", StringComparison.Ordinal)}]]" })
        {
            Assert.Equal(EvaluationStatus.InvalidResult, problem.Score(Split.Training, Encoding.UTF8.GetBytes($"[{placement}]"), new ProgramFacts(1)).Status);
        }
    }

    [Fact]
    public void Input_NoFolder_SaysWhereTheDataComeFrom()
    {
        Environment.SetEnvironmentVariable("EVOLLM_DPP", null);
        var message = Assert.Throws<ProblemException>(() => new DecapPlacement().Input(Split.Training)).Message;
        Assert.Equal("Problem 'dpp-ga' needs published data that do not come with it: set EVOLLM_DPP to a copy of the folder problems/dpp_ga of github.com/ai4co/reevo.", message);
    }

    [Fact]
    public void Input_FileMissingCutShortOrWrong_NamesIt()
    {
        using var folder = new NetworkFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "DPP_data", "01nF_decap.npy"), [1, 2, 3]);
        Assert.Contains("01nF_decap.npy: this is no .npy file", Refusal(), StringComparison.Ordinal);
        folder.Write<double>("DPP_data/01nF_decap.npy", "<f8", "7,", [1]);
        Assert.Contains("7 numbers of 8 bytes are announced, 8 bytes are there", Refusal(), StringComparison.Ordinal);
        folder.Write<double>("DPP_data/01nF_decap.npy", "<f8", "7,", [1, 1, 1, double.NaN, 1, 1, 1]);
        Assert.Contains("01nF_decap.npy must hold finite numbers", Refusal(), StringComparison.Ordinal);
        folder.Write<double>("DPP_data/01nF_decap.npy", "<f8", "1,", [1]);
        Assert.Contains("01nF_decap.npy must hold 7 impedances", Refusal(), StringComparison.Ordinal);
        File.Delete(Path.Combine(folder.Path, "DPP_data", "01nF_decap.npy"));
        Assert.Contains("must hold DPP_data", Refusal(), StringComparison.Ordinal);
    }

    private static string Refusal() => Assert.Throws<ProblemException>(() => new DecapPlacement().Input(Split.Training)).Message;

    private static double[] Flat(Complex[,] impedance, Func<Complex, double> part) => [.. impedance.Cast<Complex>().SelectMany(value => new[] { part(value), part(value) })];
}

using System.Text;
using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Evaluators.Tests;

public sealed class KnapsackTests
{
    private static readonly ColonyOptions Colony = new() { Ants = 10, Iterations = 20, Decay = 0.9 };

    [Property(MaxTest = 50)]
    public bool Search_AnyInstance_SelectsItemsThatFitAndLeavesNoneThatWould(ulong seed)
    {
        var instance = Draw(seed);
        var items = new KnapsackColony(instance, instance.Prizes).Search(Colony, new SeededRandom(seed));
        var rest = Enumerable.Range(0, instance.Prizes.Length).Except(items);
        return KnapsackSelection.Check(instance, items) is not null && rest.All(item => KnapsackSelection.Check(instance, [.. items, item]) is null);
    }

    [Property(MaxTest = 30)]
    public bool Search_SmallInstance_FindsTheOptimum(ulong seed)
    {
        var instance = Draw(seed, 8);
        var optimum = Enumerable.Range(0, 1 << 8)
            .Select(set => KnapsackSelection.Check(instance, [.. Enumerable.Range(0, 8).Where(item => (set >> item & 1) == 1)])?.Prize ?? 0)
            .Max();
        var found = new KnapsackColony(instance, instance.Prizes).Search(Colony with { Iterations = 100 }, new SeededRandom(seed));

        // Items are added up in another order.
        return Math.Abs(KnapsackSelection.Check(instance, found)!.Prize - optimum) < 1e-9;
    }

    [Fact]
    public void Search_SameStream_SelectsTheSame()
    {
        var instance = Draw(4);
        Assert.Equal(
            new KnapsackColony(instance, instance.Prizes).Search(Colony, new SeededRandom(1)),
            new KnapsackColony(instance, instance.Prizes).Search(Colony, new SeededRandom(1)));
    }

    [Fact]
    public void Search_NothingFits_SelectsNothing() =>
        Assert.Empty(new KnapsackColony(new KnapsackInstance([1, 1], [2, 2]), [1, 1]).Search(Colony, new SeededRandom(1)));

    [Fact]
    public void Search_NegativeHeuristics_CountAsTheLeast() =>
        Assert.Equal(2, new KnapsackColony(new KnapsackInstance([1, 1], [0.5, 0.5]), [-5, -1e300]).Search(Colony, new SeededRandom(1)).Length);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(-1)]
    [InlineData(3)]
    public void Check_ForgedSelection_IsRefused(params int[] items) =>
        Assert.Null(KnapsackSelection.Check(new KnapsackInstance([1, 1, 1], [0.6, 0.1, 0.6, 0.1, 0.2, 0.9]), items));

    [Fact]
    public void Check_ItemsThatFillTheKnapsackExactly_Fit() =>
        Assert.Equal(3, KnapsackSelection.Check(new KnapsackInstance([1, 2], [0.5, 0.25, 0.5, 0.75]), [1, 0])!.Prize);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[[0],[0],[0],[0],null]")]
    [InlineData("[[0,0],[0],[0],[0],[0]]")]
    [InlineData("[[100],[0],[0],[0],[0]]")]
    [InlineData("[[0.5],[0],[0],[0],[0]]")]
    public void Score_ForgedOutput_IsInvalid(string output) =>
        Assert.Equal(EvaluationStatus.InvalidResult, new KnapsackAco().Score(Split.Training, Encoding.UTF8.GetBytes(output), new ProgramFacts(1)).Status);

    [Fact]
    public void Input_Repetitions_DifferInNothingButTheSeedAndAreTheSameInBothViews()
    {
        var problem = new KnapsackAco();
        var inputs = Enumerable.Range(0, problem.Definition.Repetitions).Select(repetition => Encoding.UTF8.GetString(problem.Input(Split.Training, repetition).Span)).ToList();
        Assert.Equal(3, inputs.Distinct().Count());
        Assert.Single(inputs.Select(input => System.Text.RegularExpressions.Regex.Replace(input, "\"Seed\":[0-9]+", "")).Distinct());
        Assert.Equal(inputs[1], Encoding.UTF8.GetString(new KnapsackAcoBlackBox().Input(Split.Training, 1).Span));
    }

    [Fact]
    public void Definition_BlackBox_DoesNotSayWhatTheProblemIs()
    {
        foreach (var definition in new[] { new KnapsackAcoBlackBox().Definition, new OfflineBinPackingBlackBox().Definition })
        {
            Assert.True(definition.BlackBox);
            Assert.Null(definition.Hints);
            var told = string.Join(' ', [definition.Title, definition.Description, definition.Contract!.Signature, definition.Contract.Meaning, definition.Objective.Name, .. definition.Measures.Select(axis => axis.Name), .. definition.Seeds]);
            Assert.DoesNotMatch("(?i)knapsack|prize|weight|bin\\b|bins|pack|capacity|demand|item size", told);
        }
    }

    private static KnapsackInstance Draw(ulong seed, int items = 40)
    {
        var random = new SeededRandom(seed, "knapsack", items);
        var dimensions = random.Next(1, 7);
        return new KnapsackInstance(
            [.. Enumerable.Range(0, items).Select(_ => random.NextDouble())],
            [.. Enumerable.Range(0, items * dimensions).Select(_ => random.NextDouble() * 8 / items)]);
    }
}

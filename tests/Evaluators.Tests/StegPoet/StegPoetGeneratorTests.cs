using FsCheck.Xunit;

namespace EvoLLM.Evaluators.Tests;

public sealed class StegPoetGeneratorTests
{
    [Property]
    public bool Generate_AnyDifficulty_HasItsLengthAndRepetitions(ulong seed, byte length, byte repetition, byte gap)
    {
        var difficulty = new StegPoetDifficulty { Length = 10 + (length % 21), Repetition = repetition / 255.0, Gap = 2 + (gap % 7) };
        var task = StegPoetGenerator.Generate(difficulty, seed);
        var repeated = task.Message.Count - task.Message.Distinct().Count();
        return task.Message.Count == difficulty.Length
            && task.Gap == difficulty.Gap
            && repeated == (int)Math.Round(difficulty.Repetition * (difficulty.Length - 1))
            && task.Message.All(number => number > 0);
    }

    [Property]
    public bool Generate_FullNearness_RepeatsNothingOlderThanThreePlaces(ulong seed)
    {
        var message = StegPoetGenerator.Generate(new StegPoetDifficulty { Length = 30, Repetition = 0.7, Nearness = 1 }, seed).Message;
        return Enumerable.Range(0, message.Count).All(i => !message.Take(i).Contains(message[i]) || message.Skip(Math.Max(0, i - 3)).Take(Math.Min(i, 3)).Contains(message[i]));
    }

    [Fact]
    public void Generate_SameSeed_IsTheSameTaskAndAnotherSeedIsAnother()
    {
        Assert.Equal(Make(1), Make(1));
        Assert.NotEqual(Make(1), Make(2));

        static IReadOnlyList<int> Make(ulong seed) => StegPoetGenerator.Generate(new StegPoetDifficulty(), seed).Message;
    }

    [Theory]
    [InlineData(9, 0.5, 0.5, 4, "Length")]
    [InlineData(31, 0.5, 0.5, 4, "Length")]
    [InlineData(15, 1.5, 0.5, 4, "Repetition")]
    [InlineData(15, 0.5, double.NaN, 4, "Nearness")]
    [InlineData(15, 0.5, 0.5, 1, "Gap")]
    public void Generate_DifficultyOutOfRange_IsRefusedByName(int length, double repetition, double nearness, int gap, string name)
    {
        var difficulty = new StegPoetDifficulty { Length = length, Repetition = repetition, Nearness = nearness, Gap = gap };
        Assert.StartsWith(name, Assert.Throws<ArgumentException>(() => StegPoetGenerator.Generate(difficulty, 1)).Message, StringComparison.Ordinal);
    }
}

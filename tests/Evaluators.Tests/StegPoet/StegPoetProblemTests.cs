using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Evaluators.Tests;

public sealed class StegPoetProblemTests
{
    private static readonly StegPoetTask Task = new([10, 20, 10, 30], 2);

    [Property]
    public bool Score_MessageIsHidden_IsTheMaximumThatSolvesTheProblem(ulong seed, byte length, byte repetition)
    {
        var task = StegPoetGenerator.Generate(new StegPoetDifficulty { Length = 10 + (length % 21), Repetition = repetition / 255.0 }, seed);
        var problem = new StegPoetProblem(task);
        var evaluation = problem.Score(Poems.Of(task, task.Message), CancellationToken.None);
        return evaluation.Status == EvaluationStatus.Ok && evaluation.Fitness == problem.Definition.Objective.Solved && evaluation.Fitness == task.Message.Count + 1;
    }

    [Property]
    public bool Score_AnyOtherNumbers_IsBelowThatAndAtLeastTheIndexOfTheFirstMismatch(byte[] choices)
    {
        var numbers = choices.Select(choice => 10 * (1 + (choice % 3))).ToArray();
        var score = Judge(Poems.Of(Task, numbers)).Fitness!.Value;
        var prefix = numbers.Zip(Task.Message).TakeWhile(pair => pair.First == pair.Second).Count();
        return numbers.SequenceEqual(Task.Message) ? score == 5 : score >= prefix && score < prefix + 1;
    }

    [Fact]
    public void Score_LongerPrefixAndFewerEdits_AreBetter()
    {
        int[][] worstFirst = [[30, 30], [30, 20, 10, 30], [10, 30, 30, 30], [10, 20, 30, 30], [10, 20, 10], [10, 20, 10, 30, 10], [10, 20, 10, 30]];
        double[] scores = [.. worstFirst.Select(numbers => Judge(Poems.Of(Task, numbers)).Fitness!.Value)];
        Assert.Equal(scores.Order(), scores);
        Assert.Equal(scores.Length, scores.Distinct().Count());
    }

    [Fact]
    public void Score_CodeWordsTooClose_IsNotSolvedAndSaysSo()
    {
        var evaluation = Judge(Poems.Of(Task, gap: 1, Task.Message));
        Assert.InRange(evaluation.Fitness!.Value, 4, 4.999);
        Assert.Contains("Between neighbouring code words lie 1 words on average; at least 2 are asked.", evaluation.Feedback);
    }

    [Theory]
    [InlineData("no json at all")]
    [InlineData("[10, 20] text")]
    [InlineData("{\"10\": 5} text")]
    [InlineData("{\"ten\": \"river\"} text")]
    [InlineData("{\"10\": \"river\", \"10\": \"candle\"} text")]
    [InlineData("{\"10\": \"river\"")]
    public void Score_CipherCannotBeRead_IsParseFailed(string candidate) => Assert.Equal(EvaluationStatus.ParseFailed, Judge(candidate).Status);

    [Theory]
    [InlineData("river", "RIVER", "stands for both 10 and 20")]
    [InlineData("light", "moonlight", "'light' (10) is part of 'moonlight' (20)")]
    [InlineData("moonLIGHT", "light", "'light' (20) is part of 'moonLIGHT' (10)")]
    [InlineData("sky", "river", "'sky' (10) is shorter than 4")]
    [InlineData("river", "night-time", "'night-time' (20) has characters that are no letters")]
    public void Score_CipherBreaksARule_IsInvalidAndNamesIt(string first, string second, string fault)
    {
        var evaluation = Judge(Poems.Candidate([(10, first), (20, second), (30, "candle")], "a text"));
        Assert.Equal(EvaluationStatus.InvalidResult, evaluation.Status);
        Assert.Null(evaluation.Fitness);
        Assert.Contains(fault, Assert.Single(evaluation.Feedback), StringComparison.Ordinal);
    }

    [Fact]
    public void Score_CodeWordsInAnyCaseAndInsideWords_Count()
    {
        var evaluation = Judge(Poems.Candidate([(10, "river"), (20, "candle"), (30, "stone")], "RIVERS run past us, the Candlelight is on, no River knows a Stone"));
        Assert.Contains("M', the numbers that the text gives: 10, 20, 10, 30.", evaluation.Feedback);
    }

    [Fact]
    public void Score_SeveralFaults_FeedbackNamesEachOne()
    {
        var evaluation = Judge(Poems.Candidate([(10, "river"), (30, "stone"), (40, "cloud")], "The river and a stone\nunder the cloud and the river and the sea"));
        Assert.Equal(
            [
                "M', the numbers that the text gives: 10, 30, 40, 10.",
                "The cipher has no word for 20.",
                "The cipher has words for 40, which the message does not hold.",
                "'cloud' (40) stands 1 times in the text; 40 stands 0 times in the message.",
                "First error, where 20 was expected: The river [10] and a stone [30] <- here",
            ],
            evaluation.Feedback);
        Assert.Equal([14, 1], evaluation.Measures!);
    }

    [Theory]
    [InlineData("The text gives 3 numbers; the message has 4, so 1 are missing.", 10, 20, 10)]
    [InlineData("The text gives 5 numbers; the message has 4, so 1 are surplus.", 10, 20, 10, 30, 10)]
    public void Score_TextTooShortOrTooLong_SaysByHowMuch(string line, params int[] numbers) => Assert.Contains(line, Judge(Poems.Of(Task, numbers)).Feedback);

    private static Evaluation Judge(string candidate) => new StegPoetProblem(Task).Score(candidate, CancellationToken.None);
}

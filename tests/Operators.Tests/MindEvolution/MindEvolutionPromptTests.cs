using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>What models are asked in Mind Evolution, with each part of the paper's ablation (table 4) switched on and off.</summary>
public sealed class MindEvolutionPromptTests
{
    private static readonly Problem Rhymes = TestModels.Problem with
    {
        Contract = null,
        Format = "Two lines that rhyme.",
        Questions = ["Do the lines rhyme?"],
        Seeds = [],
    };

    [Fact]
    public async Task Refine_Parents_ShowsEachWithItsFigureAndFeedback()
    {
        var (system, user) = await AskAsync("refine", TestModels.Request(3, TestModels.Parent("// one", -1), TestModels.Parent("// two", -2)));
        Assert.Contains("You are two people.", system, StringComparison.Ordinal);
        Assert.Contains("public static int Answer(int x)", system, StringComparison.Ordinal);
        Assert.Contains("Solution 1 reaches distance 1 steps (smaller is better).\n\n- worst step: 9\n- program size: 17\n- negative numbers are missed\n\n```csharp\n// one\n```", user, StringComparison.Ordinal);
        Assert.Contains("Solution 2 reaches distance 2 steps", user, StringComparison.Ordinal);
        Assert.Contains("joins what is best in these", user, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refine_AttemptThatFailed_ShowsWhyAndNoFigure()
    {
        var attempt = new Attempt(new CandidateId(2), "a text", Evaluation.Failed(EvaluationStatus.InvalidResult, "It does not rhyme."));
        var (system, user) = await AskAsync("refine", TestModels.Request(3) with { Problem = Rhymes, Attempt = attempt });
        Assert.Contains("Two lines that rhyme.", system, StringComparison.Ordinal);
        Assert.DoesNotContain("C#", system, StringComparison.Ordinal);
        Assert.Contains("- Do the lines rhyme?", system, StringComparison.Ordinal);
        Assert.Contains("is not valid (InvalidResult).\n\n- It does not rhyme.\n\n```text\na text\n```", user, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("critic", "You are two people.", "Critic:")]
    [InlineData("questions", "Questions that the critic answers", "- Do the lines rhyme?")]
    [InlineData("feedback", "- negative numbers are missed", "- worst step: 9")]
    public async Task Refine_PartSwitchedOff_IsNotAsked(string part, params string[] texts)
    {
        var request = TestModels.Request(3, TestModels.Parent("// one")) with { Problem = Rhymes };
        var (with, without) = (await AskAsync("refine", request), await AskAsync("refine", request, part));
        Assert.All(texts, text => Assert.Contains(text, with.System + with.User, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.DoesNotContain(text, without.System + without.User, StringComparison.Ordinal));
        Assert.Contains("reaches distance 2.5 steps", without.User, StringComparison.Ordinal);
    }

    [Fact]
    public async Task First_Text_AsksForTheFormOnly()
    {
        var (system, user) = await AskAsync("first", TestModels.Request() with { Problem = Rhymes });
        Assert.Contains("Two lines that rhyme.", system, StringComparison.Ordinal);
        Assert.DoesNotContain("A simple solution", system, StringComparison.Ordinal);
        Assert.Contains("one complete solution", user, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choose_Pool_IsNumberedFromOneAndSaysHowManyAreWanted()
    {
        var (_, user) = await AskAsync("choose", TestModels.Request(3, [.. Enumerable.Range(1, 15).Select(number => TestModels.Parent($"// {number}"))]));
        Assert.Contains("Solution 15 reaches", user, StringComparison.Ordinal);
        Assert.EndsWith("Choose exactly 5 of these 15 solutions.", user.TrimEnd(), StringComparison.Ordinal);
    }

    private static async Task<(string System, string User)> AskAsync(string proposer, ProposalRequest request, string? off = null)
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced));
        var settings = off is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [off] = "false" };
        using var parts = MethodUnderTest.Create("mind-evolution", TestModels.Setup("ollama", server.Address), new MemoryCallLog(), settings);
        await parts.All.Single(one => one.Name == proposer).ProposeAsync(request, TestContext.Current.CancellationToken);
        return (server.Requests[0].Message("system"), server.Requests[0].Message("user"));
    }
}

using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>What the models are shown by the prompts of ReEvo, EoH and FunSearch.</summary>
public sealed class HeuristicPromptTests
{
    private static readonly Elite Worse = TestModels.Parent("// the worse one", -2);

    private static readonly Elite Better = TestModels.Parent("// the better one", -1);

    public static TheoryData<string, string> All
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (method, names) in new[]
            {
                ("reevo", "initial short-term-reflection crossover long-term-reflection mutation"),
                ("eoh", "i1 e1 e2 m1 m2 m3"),
                ("funsearch", "next-version"),
            })
            {
                data.AddRange([.. names.Split(' ').Select(name => (method, name))]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Prompt_AnyOperator_SaysWhatIsAskedInItsStablePart(string method, string name)
    {
        var (first, _) = await AskAsync(method, name, Request([Worse, Better]));
        var (second, _) = await AskAsync(method, name, Request([]));
        Assert.Equal(first, second);
        Assert.Contains("Given a number, return the one that follows.", first, StringComparison.Ordinal);
        Assert.Contains("`public static int Answer(int x)`", first, StringComparison.Ordinal);
        Assert.Contains("distance, in steps; smaller is better", first, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short-term-reflection")]
    [InlineData("crossover")]
    public async Task Prompt_ReEvoPair_ShowsTheWorseFirst(string name)
    {
        var (_, user) = await AskAsync("reevo", name, Request([Worse, Better]));
        Assert.InRange(user.IndexOf("// the worse one", StringComparison.Ordinal), 1, user.IndexOf("// the better one", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("reevo", "initial")]
    [InlineData("reevo", "short-term-reflection")]
    [InlineData("reevo", "crossover")]
    [InlineData("reevo", "mutation")]
    [InlineData("eoh", "e2")]
    [InlineData("funsearch", "next-version")]
    public async Task Prompt_Parents_AreShownWithoutTheirFigures(string method, string name)
    {
        var (_, user) = await AskAsync(method, name, Request([TestModels.Parent("// one", -0.4242), TestModels.Parent("// two", -0.2424)]));
        Assert.DoesNotContain("0.4242", user, StringComparison.Ordinal);
        Assert.DoesNotContain("negative numbers are missed", user, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("crossover", "follow the slope")]
    [InlineData("mutation", "follow the slope")]
    [InlineData("mutation", "look ahead")]
    [InlineData("initial", "look ahead")]
    [InlineData("long-term-reflection", "follow the slope")]
    [InlineData("long-term-reflection", "known before")]
    public async Task Prompt_ReEvo_PassesOnWhatWasLearnt(string name, string expected)
    {
        var (_, user) = await AskAsync("reevo", name, Request([Worse, Better]));
        Assert.Contains(expected, user, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("false", "fewer than 20 words")]
    [InlineData("true", "fewer than 50 words")]
    public async Task Prompt_ShortTermReflection_IsAnotherOneForABlackBox(string blackBox, string expected)
    {
        var (system, user) = await AskAsync("reevo", "short-term-reflection", Request([Worse, Better]), new Dictionary<string, string> { ["black-box"] = blackBox });
        Assert.Contains(expected, system, StringComparison.Ordinal);
        Assert.Equal(blackBox == "true", user.Contains("guess which problem", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, "There is no program yet. Write a first one from")]
    [InlineData(1, "Write version 2, which goes beyond it, from")]
    public async Task Prompt_ReEvoInitial_GoesBeyondTheSeedWhereThereIsOne(int parents, string expected)
    {
        var (_, user) = await AskAsync("reevo", "initial", Request([.. new[] { Worse }.Take(parents)]));
        Assert.Contains(expected, user, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "Write version 0: a first good program.")]
    [InlineData(1, "Write version 1: an improvement of version 0.")]
    [InlineData(2, "Write version 2: an improvement of version 1.")]
    public async Task Prompt_FunSearch_AsksForTheNextVersion(int parents, string expected)
    {
        var (_, user) = await AskAsync("funsearch", "next-version", Request([.. new[] { Worse, Better }.Take(parents)]));
        Assert.Contains(expected, user, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reevo", "crossover")]
    [InlineData("eoh", "m1")]
    [InlineData("funsearch", "next-version")]
    public async Task Repair_OnlyWhereItIsAskedFor_SendsTheDiagnosticsBack(string method, string name)
    {
        Assert.Null(await RepairAsync(method, name, new Dictionary<string, string>()));
        var repaired = await RepairAsync(method, name, new Dictionary<string, string> { ["repair"] = "true" });
        Assert.Equal((TestModels.Program + "\n", 2, "an idea"), (repaired!.Source, repaired.Calls, repaired.Thought));
    }

    private static async Task<Proposal?> RepairAsync(string method, string name, IReadOnlyDictionary<string, string> settings)
    {
        await using var server = await FakeModelServer.StartAsync((request, _) => FakeAnswer.Say(request.Body.Contains("line 7: broken", StringComparison.Ordinal) ? TestModels.Fenced : "?"));
        using var prompting = new Prompting(TestModels.Setup("ollama", server.Address), new PromptLibrary(), new MemoryCallLog());
        var proposer = MethodCatalog.Find(method).Create(new MethodContext(TestModels.Problem, prompting, settings)).Operators.Single(proposer => proposer.Name == name);
        return await proposer.RepairAsync(
            Request([Worse, Better]),
            new Proposal { Source = "// broken", Thought = "an idea", Calls = 1 },
            Evaluation.Failed(EvaluationStatus.CompileFailed, "line 7: broken"),
            TestContext.Current.CancellationToken);
    }

    private static ProposalRequest Request(IReadOnlyList<Elite> parents) => TestModels.Request(3, parents) with
    {
        Thoughts = [new Thought(new CandidateId(1), "follow the slope")],
        Notes = new Dictionary<string, string> { ["hints"] = "look ahead", ["previous"] = "known before", ["temperature"] = "1" },
    };

    private static async Task<(string System, string User)> AskAsync(
        string method, string name, ProposalRequest request, IReadOnlyDictionary<string, string>? settings = null)
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced));
        using var prompting = new Prompting(TestModels.Setup("ollama", server.Address), new PromptLibrary(), new MemoryCallLog());
        var parts = MethodCatalog.Find(method).Create(new MethodContext(TestModels.Problem, prompting, settings ?? new Dictionary<string, string>()));
        await parts.Operators.Single(proposer => proposer.Name == name).ProposeAsync(request, TestContext.Current.CancellationToken);
        return (server.Requests[0].Message("system"), server.Requests[0].Message("user"));
    }
}

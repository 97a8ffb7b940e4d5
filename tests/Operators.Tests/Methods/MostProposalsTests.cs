using FsCheck.Xunit;

namespace EvoLLM.Operators.Tests;

/// <summary>What a method can cost is reckoned by the most proposals that it makes: it may never make more.</summary>
public sealed class MostProposalsTests
{
    private static readonly Dictionary<string, string> Small = new()
    {
        ["best-of-n"] = "answers=7,attempts=3",
        ["sequential-revision"] = "threads=3,turns=4,attempts=2",
        ["random-restarts"] = "climbs=2,turns=5,attempts=3,patience=2",
        ["mind-evolution"] = "generations=4,islands=2,conversations=2,turns=2,attempts=2,reset-interval=2,reset-islands=1,elites=2,elite-pool=4",
        ["evoprompting"] = "rounds=2,prompts=2,samples=3",
        ["evoscale"] = "iterations=3,batch-size=4",
        ["evolution-of-thought"] = "start=4,generations=3,population=3",
        ["eoh"] = "population-size=3,generations=2,extraction-attempts=2,regenerations=2,operators=e1+m1",
        ["reevo"] = "max-evaluations=17,initial-population-size=5,population-size=3",
    };

    [Fact]
    public void MostProposals_OfEveryMethodThatEnds_IsKnown()
    {
        Assert.Equal(MethodCatalog.All.Where(method => method.Ends).Select(method => method.Name).Order(), Small.Keys.Order());
        foreach (var method in MethodCatalog.All)
        {
            using var parts = Create(method.Name, "");
            Assert.Equal(method.Ends, parts.MostProposals is not null);
        }
    }

    [Theory]
    [InlineData("best-of-n", 7 * 3)]
    [InlineData("sequential-revision", 3 * 4 * 2)]
    [InlineData("random-restarts", 2 * 5 * 3)]
    [InlineData("evoprompting", 2 * 2 * 3)]
    [InlineData("evoscale", 3 * 4)]
    public void MostProposals_AnswersThatCannotBeRead_IsWhatIsMade(string method, int expected)
    {
        using var parts = Create(method, Small[method]);
        Assert.Equal(expected, ScheduleRun.Run(parts.CreateSchedule(), (_, _) => Verdict.Unreadable).Count);
        Assert.Equal(expected, parts.MostProposals);
    }

    // 17 - 5 evaluations in generations of 3 offspring and 1 mutant: three, each of which reflects 3 + 1 times.
    [Fact]
    public void MostProposals_ReEvoWhereAllIsValid_IsWhatIsMade()
    {
        using var parts = Create("reevo", Small["reevo"]);
        Assert.Equal(5 + (3 * (3 + 3 + 1 + 1)), ScheduleRun.Run(parts.CreateSchedule(), Verdicts.Fine).Count);
        Assert.Equal(5 + (3 * (3 + 3 + 1 + 1)), parts.MostProposals);
    }

    [Property(MaxTest = 30)]
    public void MostProposals_WhateverBecomesOfThem_AreNotExceeded(ulong seed, byte failing)
    {
        foreach (var (method, settings) in Small)
        {
            using var parts = Create(method, settings);
            Assert.InRange(ScheduleRun.Run(parts.CreateSchedule(), Verdicts.Mixed(seed, failing / 255.0)).Count, 1, parts.MostProposals!.Value);
        }
    }

    private static MethodUnderTest Create(string method, string settings) => MethodUnderTest.Create(
        method,
        TestModels.Setup("ollama", new Uri("http://127.0.0.1:1/")),
        new MemoryCallLog(),
        settings.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=')).ToDictionary(setting => setting[0], setting => setting[1]));
}

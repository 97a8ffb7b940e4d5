namespace EvoLLM.Cli.Tests;

/// <summary>Runs that differ by chance only belong together, and a group is called by what sets it apart.</summary>
public sealed class RunGroupTests
{
    [Fact]
    public void ByMethod_TwoModels_AreTwoGroupsNamedByModel()
    {
        var problem = Histories.Problem();
        var groups = RunGroup.ByMethod([Histories.Run(problem, 9, 1), Histories.Run(problem, 9, 2, "ollama:a"), Histories.Run(problem, 20, 3)]);
        Assert.Equal([("offline", 2), ("ollama:a", 1)], groups.Select(group => (group.Name, group.Runs.Count)));
        Assert.Equal("offline (2 runs)", groups[0].Label);
    }

    [Fact]
    public void ByMethod_OneModelInTwoSettings_IsNamedByTheSetting()
    {
        var run = Histories.Run(Histories.Problem(), 9);
        var other = new RunHistory("other", run.Header with { Options = run.Header.Options with { InFlight = 64 } }, []);
        Assert.Equal(["8 in flight", "64 in flight"], RunGroup.ByMethod([run, other]).Select(group => group.Name));
    }
}

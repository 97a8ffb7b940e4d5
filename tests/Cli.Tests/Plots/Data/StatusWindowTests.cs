using EvoLLM.Evolver;
using FsCheck;
using FsCheck.Xunit;

namespace EvoLLM.Cli.Tests;

/// <summary>Every proposal stands in one column, and only one.</summary>
public sealed class StatusWindowTests
{
    [Property]
    public void Cut_AnyHistory_CountsEachProposalOnce(NonEmptyArray<EvaluationStatus> statuses)
    {
        var windows = StatusWindow.Cut(statuses.Get, most: 7);
        Assert.InRange(windows.Count, 1, 7);
        Assert.Equal(windows.Select(window => window.First), windows.Select((_, index) => windows.Take(index).Sum(before => before.Count)));
        Assert.All(Enum.GetValues<EvaluationStatus>(), status =>
            Assert.Equal(statuses.Get.Count(one => one == status), windows.Sum(window => window.Statuses.GetValueOrDefault(status))));
    }
}

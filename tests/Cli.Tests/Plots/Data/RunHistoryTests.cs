using EvoLLM.Evolver;
using FsCheck;
using FsCheck.Xunit;

namespace EvoLLM.Cli.Tests;

/// <summary>Curves must end where the archive ended.</summary>
public sealed class RunHistoryTests
{
    [Property(MaxTest = 40)]
    public void Curve_End_IsTheArchive(ulong seed, byte proposals, bool minimize, ArchiveKind kind)
    {
        var choice = kind switch { ArchiveKind.Cvt => ArchiveChoice.Cvt(12), ArchiveKind.Novelty => ArchiveChoice.Novelty(0.2, 3), ArchiveKind.Pareto => ArchiveChoice.Pareto([new ParetoObjective("x", Direction.Minimize)], 5), _ => ArchiveChoice.Grid };
        var header = Histories.Header(Histories.Problem(direction: minimize ? Direction.Minimize : Direction.Maximize), seed, choice);
        var archive = Histories.Records(header, proposals + 1).Archive.Statistics;
        var run = Histories.Run("run", header, proposals + 1);
        var end = run.Curve[^1];
        Assert.Equal((archive.Elites, archive.BestFitness, kind is ArchiveKind.Novelty or ArchiveKind.Pareto ? null : archive.Cells), (end.Held, end.Best, run.CellCount));
        Assert.Equal(archive.QdScore, end.QdScore(0), 1e-9);
        Assert.Equal(archive.QdScore - (archive.Elites * run.Offset), end.QdScore(run.Offset), 1e-9);
    }

    [Property]
    public void Curve_OwnOffset_NeverFalls(ulong seed, byte proposals)
    {
        var run = Histories.Run(Histories.Problem(direction: Direction.Minimize), proposals + 1, seed);
        Assert.True(run.Offset < 0);
        Assert.All(run.Curve.Zip(run.Curve.Skip(1)), pair =>
        {
            Assert.True(pair.Second.QdScore(run.Offset) >= pair.First.QdScore(run.Offset) - 1e-9);
            Assert.True(pair.Second.Held >= pair.First.Held && pair.Second.Best >= pair.First.Best);
        });
    }

    [Fact]
    public void Curve_Evaluations_AreCountedAsTheBudgetDoes()
    {
        var run = Histories.Run(Histories.Problem(), 400);
        Assert.Equal(400, run.Statuses.Count);
        Assert.Equal(run.Statuses.Count(status => status is not (EvaluationStatus.Duplicate or EvaluationStatus.NoProposal)), run.Curve.Count);
        Assert.Equal(400 * 0.01m, run.Spent.Usd);
    }
}

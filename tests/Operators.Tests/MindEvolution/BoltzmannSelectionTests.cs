using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Operators.Tests;

public sealed class BoltzmannSelectionTests
{
    [Fact]
    public void Select_OneDraw_FollowsTheSoftmax()
    {
        // exp(0), exp(1), exp(2) over their sum.
        var selection = new BoltzmannSelection(Temperature: 2, Normalised: false, Replacement: false);
        var members = Members(0, 2, 4);
        var counts = Enumerable.Range(0, 20_000).CountBy(i => selection.Select(members, 1, new SeededRandom(1, "draw", i))[0].Fitness).ToDictionary();
        Assert.Equal(0.0900, counts[0] / 20_000.0, 0.011);
        Assert.Equal(0.2447, counts[2] / 20_000.0, 0.016);
        Assert.Equal(0.6652, counts[4] / 20_000.0, 0.017);
    }

    [Property]
    public bool Weights_Normalised_DoNotDependOnScaleAndOffset(byte[] scores)
    {
        var selection = new BoltzmannSelection(0.2, Normalised: true, Replacement: false);
        var (plain, moved) = (selection.Weights(Members([.. scores])), selection.Weights(Members([.. scores.Select(score => (score * 8.0) - 1000)])));
        return plain.Zip(moved).All(pair => Math.Abs(pair.First - pair.Second) < 1e-12);
    }

    [Property]
    public bool Select_WithoutReplacement_GivesAsManyDifferentOnesAsThereAre(byte[] scores, byte count, ulong seed)
    {
        var members = Members([.. scores.Select(score => score * 1e6)]);
        var selected = new BoltzmannSelection(1e-6, Normalised: false, Replacement: false).Select(members, count, new SeededRandom(seed));
        return selected.Count == Math.Min(count, scores.Length) && selected.Select(elite => elite.Candidate.Id).Distinct().Count() == selected.Count;
    }

    [Fact]
    public void Select_WithReplacementAndColdTemperature_GivesTheBestOnce()
    {
        var selected = new BoltzmannSelection(1e-6, Normalised: true, Replacement: true).Select(Members(1, 2, 3), 3, new SeededRandom(1));
        Assert.Equal(3, Assert.Single(selected).Fitness);
    }

    private static List<PopulationMember> Members(params double[] scores) =>
        [.. scores.Select((score, index) => new PopulationMember(
            new Elite(new Candidate(new CandidateId(index), $"{index}", new Lineage("first", [])), new Evaluation { Status = EvaluationStatus.Ok, Fitness = score, Measures = new Measures(0.5) }),
            $"{index}"))];
}

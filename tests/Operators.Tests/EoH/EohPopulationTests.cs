using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Operators.Tests;

public sealed class EohPopulationTests
{
    [Property]
    public void Survive_AnyOffspring_KeepsTheFittestDistinctOnesBestFirst(short[] fitness, byte size)
    {
        var options = new EohOptions { PopulationSize = 1 + (size % 30) };
        var survivors = EohPopulation.Empty.Survive(Elites(fitness.Select(value => value / 8.0)), options).Members;
        Assert.Equal(
            fitness.Distinct().OrderDescending().Take(options.PopulationSize).Select(value => value / 8.0),
            survivors.Select(elite => elite.Fitness));
    }

    [Fact]
    public void Survive_FitnessEqualToFiveDecimals_TheFirstStays()
    {
        var before = EohPopulation.Empty.Survive(Elites([0.123456]), new EohOptions());
        var after = before.Survive(Elites([0.123461, 0.12345]), new EohOptions());
        Assert.Equal([0.123456, 0.12345], after.Members.Select(elite => elite.Fitness));
        Assert.Same(before.Members[0], after.Members[0]);
    }

    [Fact]
    public void Draw_ByRank_FollowsOneOverRankAndSize()
    {
        const int Draws = 40000;
        var population = EohPopulation.Empty.Survive(Elites([1, 2, 3, 4]), new EohOptions());
        var counts = population.Draw(Draws, new SeededRandom(3)).CountBy(elite => elite.Fitness).ToDictionary();
        // 1/(rank + 4) for the ranks 1 to 4 of the fitnesses 4 to 1.
        double[] weights = [1 / 5.0, 1 / 6.0, 1 / 7.0, 1 / 8.0];
        foreach (var (index, weight) in weights.Index())
        {
            var share = weight / weights.Sum();
            Assert.Equal(share, counts[4 - index] / (double)Draws, 5 * Math.Sqrt(share * (1 - share) / Draws));
        }
    }

    private static IEnumerable<Elite> Elites(IEnumerable<double> fitness) => fitness.Select((value, index) => new Elite(
        new Candidate(new CandidateId(index), $"// {index}", new Lineage("i1", [])), new Evaluation { Status = EvaluationStatus.Ok, Fitness = value }));
}

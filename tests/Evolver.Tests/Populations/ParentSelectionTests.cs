namespace EvoLLM.Evolver.Tests;

public sealed class ParentSelectionTests
{
    private static readonly MeasureAxis[] Axes = [new("width", 0, 10, 5), new("height", -1, 1, 4)];

    [Fact]
    public void Select_MoreThanThereAre_GivesEachOnce()
    {
        var archive = Archive(2);
        for (var seed = 0UL; seed < 100; seed++)
        {
            var parents = new ParentSelection().Select(archive, 3, new SeededRandom(seed));
            Assert.Equal([0, 1], parents.Select(parent => parent.Candidate.Id.Value).Order());
        }
    }

    [Fact]
    public void Select_Tournaments_FavourTheFitter()
    {
        var archive = Archive(5);

        double Share(double tournaments) => Enumerable.Range(0, 2000).Count(seed =>
            new ParentSelection { TournamentShare = tournaments }.Select(archive, 1, new SeededRandom((ulong)seed))[0].Candidate.Id.Value == 4) / 2000.0;

        // The best of 5 wins a tournament of 4 unless it is drawn in none of the 4 rounds: 1 - 0.8^4.
        Assert.Equal(0.2, Share(0), 0.04);
        Assert.Equal(1 - Math.Pow(0.8, 4), Share(1), 0.04);
    }

    /// <summary>Of a front of fitness and width, the least fit is worth as much as the fittest if it is the narrowest, and more than one that is fitter but dominated.</summary>
    [Fact]
    public void Select_TournamentsOfAFront_FavourTheFront()
    {
        var archive = ArchiveChoice.Pareto([new ParetoObjective("width", Direction.Minimize)]).Create(Axes);
        archive.Add(Elite(0, fitness: 1, width: 0));
        archive.Add(Elite(1, fitness: 9, width: 8));
        archive.Add(Elite(2, fitness: 8, width: 9));
        var chosen = Enumerable.Range(0, 600)
            .Select(seed => new ParentSelection { TournamentShare = 1, TournamentSize = 30 }.Select(archive, 1, new SeededRandom((ulong)seed))[0].Candidate.Id.Value)
            .CountBy(id => id).ToDictionary();
        Assert.Equal([0, 1], chosen.Keys.Order());
        Assert.InRange(chosen[0], 240, 360);
    }

    private static IArchive<Elite> Archive(int elites)
    {
        var archive = ArchiveChoice.Grid.Create(Axes);
        for (var i = 0; i < elites; i++)
        {
            archive.Add(Elite(i, fitness: i, width: i * 2));
        }

        return archive;
    }

    private static Elite Elite(int id, double fitness, double width) => new(
        new Candidate(new CandidateId(id), "", new Lineage("test", [])),
        new Evaluation { Status = EvaluationStatus.Ok, Fitness = fitness, Measures = new Measures(width, 0) });
}

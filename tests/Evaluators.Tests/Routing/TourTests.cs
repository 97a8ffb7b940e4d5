using System.Text;
using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Evaluators.Tests;

public sealed class TourTests
{
    [Property(MaxTest = 50)]
    public bool Length_TourTurnedOrReversed_IsTheSame(ulong seed)
    {
        var random = new SeededRandom(seed);
        var instance = Draw(seed, 30);
        var order = Enumerable.Range(0, 30).ToArray();
        random.Shuffle(order);
        var length = Tour.Check(instance, order)!.Length;
        int[] turned = [.. order[7..], .. order[..7]];
        return Near(length, Tour.Check(instance, turned)!.Length) && Near(length, Tour.Check(instance, [.. order.Reverse()])!.Length);
    }

    [Property(MaxTest = 50)]
    public bool Construct_AnyRule_VisitsEveryCityOnceFromTheStartOn(ulong seed)
    {
        var random = new SeededRandom(seed, "rule", 0);
        var start = random.Next(30);
        var tour = TspConstructiveProblem.Construct(Draw(seed, 30), (_, _, unvisited, _) => unvisited[random.Next(unvisited.Length)], start);
        return tour[0] == start && tour.Order().SequenceEqual(Enumerable.Range(0, 30));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(20)]
    public void Construct_StartThatIsNoCity_IsRefused(int start)
    {
        var instance = Draw(1, 20);
        Assert.Throws<ArgumentOutOfRangeException>(() => TspConstructiveProblem.Construct(instance, (_, _, unvisited, _) => unvisited[0], start));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GuidedLocalSearch(instance.Matrix(), instance.Matrix()).Search(new GuidedLocalSearchOptions(1, 1), start));
    }

    [Fact]
    public void GuidedLocalSearch_SearchedAgain_FindsTheSameTour()
    {
        var instance = Draw(3, 60);
        var (options, search) = (new GuidedLocalSearchOptions(10, 30), new GuidedLocalSearch(instance.Matrix(), instance.Matrix()));
        var tour = search.Search(options);
        Assert.Equal(tour, search.Search(options));
        Assert.Equal(tour, new GuidedLocalSearch(instance.Matrix(), instance.Matrix()).Search(options));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void GuidedLocalSearch_FewCities_FindsTheOptimum(int cities)
    {
        var instance = Draw(7, cities);
        var tour = new GuidedLocalSearch(instance.Matrix(1e-5), instance.Matrix()).Search(new GuidedLocalSearchOptions(3, 10));
        var optimum = Permutations([.. Enumerable.Range(1, cities - 1)]).Min(rest => Tour.Check(instance, [0, .. rest])!.Length);
        Assert.Equal(optimum, Tour.Check(instance, tour)!.Length, 1e-5);
    }

    [Property(MaxTest = 20)]
    public bool GuidedLocalSearch_AnyGuide_EndsAtATourNoLongerThanThatOfNearestNeighbours(ulong seed)
    {
        var instance = Draw(seed, 25);
        var random = new SeededRandom(seed, "guide", 0);
        var guide = instance.Matrix();
        for (var i = 0; i < 25; i++)
        {
            for (var j = 0; j < 25; j++)
            {
                guide[i, j] = random.NextDouble() - 0.3;
            }
        }

        var tour = Tour.Check(instance, new GuidedLocalSearch(instance.Matrix(1e-5), guide).Search(new GuidedLocalSearchOptions(5, 20)));
        return tour is not null && tour.Length <= Tour.NearestNeighbour(instance).Length + 1e-5;
    }

    [Property(MaxTest = 10)]
    public bool GuidedLocalSearch_EightCities_FindsTheOptimum(ulong seed)
    {
        var instance = Draw(seed, 8);
        var found = Tour.Check(instance, new GuidedLocalSearch(instance.Matrix(), instance.Matrix()).Search(new GuidedLocalSearchOptions(10, 100)))!.Length;
        return found <= Permutations([1, 2, 3, 4, 5, 6, 7]).Min(rest => Tour.Check(instance, [0, .. rest])!.Length) + 1e-5;
    }

    [Fact]
    public void GuidedLocalSearch_GuideWithoutAnyBadEdge_Ends()
    {
        var instance = Draw(1, 20);
        Assert.NotNull(Tour.Check(instance, new GuidedLocalSearch(instance.Matrix(), new double[20, 20]).Search(new GuidedLocalSearchOptions(5, 3))));
    }

    [Property(MaxTest = 20)]
    public bool Colony_AnyHeuristic_MakesATour(ulong seed)
    {
        var instance = Draw(seed, 12);
        return Tour.Check(instance, new SalesmanColony(instance.Matrix(1), instance.Matrix()).Search(new ColonyOptions { Ants = 3, Iterations = 3, Decay = 0.9 }, new SeededRandom(seed))) is not null;
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 1, 1)]
    [InlineData(0, 1, 3)]
    [InlineData(0, 1, -1)]
    [InlineData(0, 1, 2, 2)]
    public void Check_ForgedTour_IsRefused(params int[] order) => Assert.Null(Tour.Check(new TspInstance([0, 0, 0, 1, 1, 0]), order));

    [Theory]
    [InlineData("null")]
    [InlineData("[[0]]")]
    [InlineData("[[0.5]]")]
    public void Score_ForgedOutput_IsInvalid(string output)
    {
        foreach (ProgramProblem problem in new ProgramProblem[] { new TspConstructive(), new TspGls(), new TspAco(), new VehicleRoutingAco(), new OrienteeringAco() })
        {
            Assert.Equal(EvaluationStatus.InvalidResult, problem.Score(Split.Training, Encoding.UTF8.GetBytes(output), new ProgramFacts(1)).Status);
        }
    }

    [Fact]
    public void Input_Repetitions_DifferInNothingButTheSeedAndAreTheSameInBothViews()
    {
        foreach (var (white, black) in new (ProgramProblem, ProgramProblem)[] { (new TspAco(), new TspAcoBlackBox()), (new VehicleRoutingAco(), new VehicleRoutingAcoBlackBox()), (new OrienteeringAco(), new OrienteeringAcoBlackBox()) })
        {
            var inputs = Enumerable.Range(0, white.Definition.Repetitions).Select(repetition => Encoding.UTF8.GetString(white.Input(Split.Training, repetition).Span)).ToList();
            Assert.Equal(3, inputs.Distinct().Count());
            Assert.Single(inputs.Select(input => System.Text.RegularExpressions.Regex.Replace(input, "\"Seed\":[0-9]+", "")).Distinct());
            Assert.Equal(inputs[1], Encoding.UTF8.GetString(black.Input(Split.Training, 1).Span));
        }
    }

    [Fact]
    public void Definition_BlackBox_DoesNotSayWhatTheProblemIs()
    {
        foreach (var problem in ProblemCatalog.Shipped.Where(problem => problem.Definition.BlackBox))
        {
            var definition = problem.Definition;
            var told = string.Join(' ', [definition.Title, definition.Description, definition.Contract!.Signature, definition.Contract.Meaning, definition.Objective.Name, .. definition.Measures.Select(axis => axis.Name), .. definition.Seeds, .. problem.Baselines(Split.Training).Select(baseline => baseline.Name)]);
            Assert.DoesNotMatch("(?i)travel|salesman|tour|cit(y|ies)|distance|route|vehicle|depot|customer|demand|capacity|prize|orienteer|knapsack|greedy|nearest", told);
        }
    }

    private static TspInstance Draw(ulong seed, int cities) => TspGenerator.Draw(cities, new LegacyRandom((uint)seed));

    private static bool Near(double one, double other) => Math.Abs(one - other) < 1e-9;

    private static IEnumerable<int[]> Permutations(int[] items) => items.Length == 1
        ? [items]
        : items.SelectMany(first => Permutations([.. items.Where(item => item != first)]).Select(rest => (int[])[first, .. rest]));
}

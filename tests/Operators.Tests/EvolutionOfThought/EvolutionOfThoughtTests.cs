using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Operators.Tests;

public sealed class EvolutionOfThoughtTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Course_EveryPickIsVaried_Asks32And30Times8Programs()
    {
        var course = Run(new EvolutionOfThoughtOptions { Mutation = 1 }, 4, 1);
        Assert.Equal(32 + (30 * 8), course.Steps.Count);
        Assert.True(course.IsDone);
    }

    [Fact]
    public void Course_Defaults_VariesAsOftenAsTheConstantsSay()
    {
        var steps = Run(new EvolutionOfThoughtOptions(), 4, 1).Steps.Skip(32).ToList();

        // 240 picks: 0.35 are mated, 0.8 of the others mutated; five standard deviations.
        Assert.InRange(steps.Count, (240 * 0.87) - 27, (240 * 0.87) + 27);
        Assert.InRange(steps.Count(step => step.Commission.Operator.Name == "mating"), 84 - 37, 84 + 37);
        Assert.InRange(steps.Count(step => step.Commission.Operator.Name == "thought"), 31 - 26, 31 + 26);
    }

    [Fact]
    public void Course_TheStart_HasNoThoughts() =>
        Assert.All(Run(new EvolutionOfThoughtOptions(), 4, 1).Steps.Take(32), step => Assert.Equal("mutation", step.Commission.Operator.Name));

    [Fact]
    public void Course_Thoughts_AreThoseOfElitesThatAreNoSeeds()
    {
        var thoughts = Run(new EvolutionOfThoughtOptions { Thought = 1, Crossover = 0 }, 4, 1).Steps.Where(step => step.Commission.Operator.Name == "thought").ToList();
        Assert.NotEmpty(thoughts);
        Assert.All(thoughts, step => Assert.NotEqual(0, step.Commission.Parents[1].Candidate.Id.Value));
        Assert.All(thoughts, step => Assert.NotEqual(step.Commission.Parents[0], step.Commission.Parents[1]));
    }

    [Fact]
    public void Course_ManyMutations_UseAll24PromptsAtLowTemperatures()
    {
        var notes = Run(new EvolutionOfThoughtOptions { Start = 1000, Generations = 0 }, 4, 1).Steps.Select(step => step.Commission.Notes).ToList();
        Assert.Equal(24, notes.Select(note => (note["kind"], note["voice"])).Distinct().Count());
        Assert.All(notes, note => Assert.InRange(double.Parse(note["temperature"], System.Globalization.CultureInfo.InvariantCulture), 0.05, 0.4));
    }

    /// <summary>Whoever was picked and not varied stays, elite or not.</summary>
    [Fact]
    public void Course_PickedAndNotVaried_StaysInThePopulation()
    {
        var options = new EvolutionOfThoughtOptions { Start = 8, Population = 8, Elites = 1, Crossover = 0, Mutation = 0.5, Thought = 0, Generations = 2 };
        var steps = Run(options, 4, 1, (id, _) => id <= 8 ? Course.Ok(-id, id) : Evaluation.Failed(EvaluationStatus.CompileFailed)).Steps.Skip(8).Select(step => step.Commission.Parents[0].Candidate.Id.Value).ToList();
        var first = steps.TakeWhile((parent, index) => !steps.Take(index).Contains(parent)).ToList();
        var unchanged = Enumerable.Range(0, 9).Except(first).ToList();
        Assert.NotEmpty(unchanged);
        Assert.Contains(steps.Skip(first.Count), parent => unchanged.Contains(parent));
    }

    [Fact]
    public void Course_NothingEverWorks_ComesToItsEnd()
    {
        var course = Run(new EvolutionOfThoughtOptions(), 4, 1, (_, _) => Evaluation.Failed(EvaluationStatus.CompileFailed));
        Assert.Equal(272, course.Steps.Count);
        Assert.True(course.IsDone);
    }

    [Property(MaxTest = 10)]
    public void Course_AnyInFlight_IsTheSame(ulong seed)
    {
        var options = new EvolutionOfThoughtOptions { Start = 9, Generations = 5 };
        var alone = Run(options, 1, seed).Text;
        Assert.All([2, 7, 50], inFlight => Assert.Equal(alone, Run(options, inFlight, seed).Text));
    }

    [Property(MaxTest = 10)]
    public void Course_BuiltAgainFromItsHistory_DecidesTheSame(ulong seed, byte cut)
    {
        var (options, history) = (new EvolutionOfThoughtOptions { Start = 9, Generations = 5 }, new Dictionary<int, Evaluation>());
        var first = Run(options, 7, seed, (id, commission) => history[id] = Mixed(id, commission));
        Assert.Equal(first.Text, Run(options, 7, seed, (id, commission) => id < cut ? history[id] : Mixed(id, commission)).Text);
    }

    [Property]
    public void Nsga2_AnyPopulation_TakesNobodyWhoIsDominatedByOneItLeaves(byte[] figures, byte count)
    {
        var population = Population(figures);
        var selected = Nsga2.Select(population, count);
        Assert.Equal(Math.Min(population.Count, count), selected.Count);
        Assert.DoesNotContain(population.Except(selected), left => selected.Any(left.Dominates));
    }

    [Property]
    public void Spea2_AnyPopulation_TakesTheFrontFirst(byte[] figures, byte count)
    {
        var population = Population(figures);
        var front = population.Where(one => !population.Any(other => other.Dominates(one))).ToList();
        var selected = Spea2.Select(population, count);
        Assert.Equal(Math.Min(population.Count, count), selected.Count);
        Assert.Equal(Math.Min(front.Count, count), selected.Intersect(front).Count());
    }

    [Fact]
    public void Spea2_FrontTooLarge_ThinsItOutWhereItIsDensest()
    {
        Tradeoff[] population = [Of(0, 0, 0), Of(1, 50, 50), Of(2, 51, 51), Of(3, 100, 100)];
        Assert.Equal([0, 3], Spea2.Select(population, 3).Select(one => one.Elite.Candidate.Id.Value).Where(id => id is 0 or 3));
    }

    [Fact]
    public void Nsga2_FrontTooLarge_TakesItsEndsFirst()
    {
        Tradeoff[] population = [Of(0, 40, 40), Of(1, 0, 0), Of(2, 50, 50), Of(3, 100, 100)];
        Assert.Equal([1, 3], Nsga2.Select(population, 2).Select(one => one.Elite.Candidate.Id.Value).Order());
    }

    [Fact]
    public async Task Thought_TwoParents_ShowsSeedEliteAndTheProgramToChange()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced));
        using var method = MethodUnderTest.Create("evolution-of-thought", TestModels.Setup("openai", server.Address), new MemoryCallLog());
        foreach (var proposer in method.All)
        {
            var request = TestModels.Request(3, TestModels.Parent("// to change", -1), TestModels.Parent("// elite", -2)) with
            {
                Notes = new Dictionary<string, string> { ["temperature"] = "0.25", ["kind"] = "Make it smaller.", ["voice"] = "You are old." },
            };
            Assert.Equal(TestModels.Program + "\n", (await proposer.ProposeAsync(request, Token)).Source);
        }

        var asked = server.Requests.ToDictionary(request => request.Message("user"));
        Assert.All(asked.Values, request => Assert.Equal(0.25, request.Json.GetProperty("temperature").GetDouble()));
        Assert.Single(asked.Keys, user => user.Contains("You are old.", StringComparison.Ordinal) && user.Contains("Make it smaller.", StringComparison.Ordinal));
        Assert.Single(asked.Keys, user => user.Contains(TestModels.Program, StringComparison.Ordinal) && user.Contains("// elite", StringComparison.Ordinal));
    }

    /// <summary>A population without two equal ones.</summary>
    private static List<Tradeoff> Population(byte[] figures) => [.. figures.Index().Select(entry => Of(entry.Index, entry.Item % 16, entry.Item / 16))];

    private static Tradeoff Of(int id, double fitness, double size) =>
        new(new Elite(new Candidate(new CandidateId(id), "", new Lineage("seed", [])), Course.Ok(fitness, size)), fitness, size);

    private static Course Run(EvolutionOfThoughtOptions options, int inFlight, ulong seed, Func<int, Commission?, Evaluation>? judge = null)
    {
        var context = new ScheduleContext(TestModels.Problem, seed, new CellArchive<Elite>(new GridPartition(TestModels.Problem.Measures)));
        var operators = new EvolutionOfThoughtOperators(new Named("mutation"), new Named("mating"), new Named("thought"));
        return Course.Run(new EvolutionOfThoughtSchedule(options, context, operators), inFlight, judge ?? Mixed);
    }

    private static Evaluation Mixed(int id, Commission? commission) => id % 6 == 4
        ? Evaluation.Failed(EvaluationStatus.RuntimeFailed)
        : Course.Ok((id * 37 % 101) + (id / 10.0), 10 + (id * 13 % 47));

    /// <summary>Is never asked.</summary>
    private sealed class Named(string name) : IOperator
    {
        public string Name => name;

        public int Parents => 1;

        public Cost Reservation => default;

        public ValueTask<Proposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}

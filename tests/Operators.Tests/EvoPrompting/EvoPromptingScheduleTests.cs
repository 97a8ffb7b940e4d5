using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Operators.Tests;

public sealed class EvoPromptingScheduleTests
{
    private static readonly Evaluation Broken = Evaluation.Failed(EvaluationStatus.CompileFailed, "error");

    [Fact]
    public void Course_Defaults_Asks1600ProgramsFailuresAndDuplicatesIncluded()
    {
        var course = Run(new EvoPromptingOptions(), 8, 1, Mixed);
        Assert.Equal(1600, course.Steps.Count);
        Assert.True(course.IsDone);
    }

    [Fact]
    public void Course_Defaults_EachPromptHas16SamplesOfTheSameTwoParents()
    {
        var prompts = Run(new EvoPromptingOptions(), 8, 1, Mixed).Steps.Chunk(16).ToList();
        Assert.Equal(100, prompts.Count);
        Assert.All(prompts, prompt => Assert.Single(prompt.Select(step => string.Join(' ', Parents(step.Commission))).Distinct()));
        Assert.All(prompts, prompt => Assert.Equal(2, prompt[0].Commission.Parents.Count));
    }

    [Property(MaxTest = 10)]
    public void Course_AnyInFlight_IsTheSame(ulong seed)
    {
        var options = new EvoPromptingOptions { Rounds = 4, Prompts = 3, Samples = 5 };
        var alone = Run(options, 1, seed, Mixed).Text;
        Assert.All([2, 7, 16, 100], inFlight => Assert.Equal(alone, Run(options, inFlight, seed, Mixed).Text));
    }

    [Property(MaxTest = 10)]
    public void Course_BuiltAgainFromItsHistory_DecidesTheSame(ulong seed, byte cut)
    {
        var (options, history) = (new EvoPromptingOptions { Rounds = 4, Prompts = 3, Samples = 5 }, new Dictionary<int, Evaluation>());
        var first = Run(options, 7, seed, (id, commission) => history[id] = Mixed(id, commission));
        Assert.Equal(first.Text, Run(options, 7, seed, (id, commission) => id < cut ? history[id] : Mixed(id, commission)).Text);
    }

    [Property(MaxTest = 10)]
    public void Course_EachRound_ParentsAreOfTheFittestThatWereNoneBefore(ulong seed)
    {
        var options = new EvoPromptingOptions { Rounds = 5, Prompts = 3, Samples = 8, Kept = 4 };
        var course = Run(options, 3, seed, Mixed);
        var (history, retired) = (new Dictionary<CandidateId, double> { [new CandidateId(0)] = -1 }, new HashSet<CandidateId>());
        foreach (var round in course.Steps.Chunk(options.PerRound))
        {
            var fittest = history.Where(entry => !retired.Contains(entry.Key)).OrderByDescending(entry => entry.Value).Take(4).Select(entry => entry.Key).ToHashSet();
            var chosen = round.SelectMany(step => Parents(step.Commission)).ToHashSet();
            Assert.Subset(fittest, chosen);
            retired.UnionWith(chosen);
            foreach (var elite in round.Select(step => step.Elite).OfType<Elite>().Where(elite => elite.Candidate.Id.Value % 7 != 0))
            {
                history.Add(elite.Candidate.Id, elite.Fitness);
            }
        }
    }

    [Fact]
    public void Course_NothingEverWorks_GoesOnWithTheSeedsToItsEnd()
    {
        var course = Run(new EvoPromptingOptions(), 8, 1, (id, _) => id == 0 ? Course.Ok(-1) : Broken);
        Assert.Equal(1600, course.Steps.Count);
        Assert.True(course.IsDone);
        Assert.All(course.Steps, step => Assert.Equal([new CandidateId(0), new CandidateId(0)], Parents(step.Commission)));
    }

    [Fact]
    public void Course_EvenTheSeedsFail_AsksWithoutParents()
    {
        var course = Run(new EvoPromptingOptions { Rounds = 2 }, 8, 1, (_, _) => Broken);
        Assert.Equal(320, course.Steps.Count);
        Assert.All(course.Steps, step => Assert.Empty(step.Commission.Parents));
        Assert.Equal("", course.Steps[0].Commission.Notes["targets"]);
    }

    [Fact]
    public void Course_Untuned_DrawsTheFourTemperaturesEquallyOften()
    {
        var course = Run(new EvoPromptingOptions { Adaptation = Adaptation.None }, 8, 1, Mixed);
        var counts = course.Steps.CountBy(step => step.Commission.Notes["temperature"]).ToDictionary();
        Assert.Equal(["0.2", "0.6", "0.8", "1"], counts.Keys.Order(StringComparer.Ordinal));

        // Chi square with 3 degrees of freedom exceeds 16.3 once in 1,000.
        Assert.True(counts.Values.Sum(count => Math.Pow(count - 400, 2) / 400) < 16.3);
    }

    [Fact]
    public void Course_OnlyHotSamplesImprove_LaterRoundsAreHotter()
    {
        var course = Run(new EvoPromptingOptions(), 8, 1, (id, commission) =>
            commission is null ? Course.Ok(0) : Course.Ok(commission.Notes["temperature"] == "1" ? id : -1));
        Assert.InRange(Hot(course.Steps.Take(160)), 20, 60);
        Assert.True(Hot(course.Steps.Skip(160)) > 1440 * 0.8);
    }

    [Fact]
    public void Course_ErrorThreshold_WorseProgramsAreNeverParents()
    {
        // The objective is minimised: a fitness of -3 is an error of 3.
        var course = Run(new EvoPromptingOptions { ErrorThreshold = "2" }, 8, 1, (id, _) => Course.Ok(id == 0 ? -5 : -(id % 4)));
        var parents = course.Steps.Skip(160).SelectMany(step => step.Commission.Parents).Where(parent => parent.Candidate.Id.Value > 0).ToList();
        Assert.NotEmpty(parents);
        Assert.All(parents, parent => Assert.True(parent.Fitness > -2));
    }

    [Fact]
    public void Course_FewShot_ShowsTheSeedsInEveryRound()
    {
        var course = Run(new EvoPromptingOptions { Pool = ParentPoolKind.Seeds }, 8, 1, (id, _) => Course.Ok(id));
        Assert.All(course.Steps.SelectMany(step => Parents(step.Commission)), parent => Assert.Equal(0, parent.Value));
    }

    [Fact]
    public void Course_RandomParents_AreNotOnlyTheFittest()
    {
        var course = Run(new EvoPromptingOptions { Pool = ParentPoolKind.Random }, 8, 1, (id, _) => Course.Ok(-id));
        var second = course.Steps.Skip(160).Take(160).SelectMany(step => Parents(step.Commission)).ToHashSet();
        Assert.Contains(second, parent => parent.Value > 11);
    }

    private static int Hot(IEnumerable<(Commission Commission, Elite? Elite)> steps) => steps.Count(step => step.Commission.Notes["temperature"] == "1");

    private static IEnumerable<CandidateId> Parents(Commission commission) => commission.Parents.Select(parent => parent.Candidate.Id);

    /// <summary>Some fail, some are duplicates, the others get better slowly.</summary>
    private static Evaluation Mixed(int id, Commission? commission) => id % 5 == 3 ? Broken
        : id > 0 && id % 7 == 0 ? Course.Ok(id) with { Status = EvaluationStatus.Duplicate }
        : Course.Ok(id == 0 ? -1 : (id * 37 % 101) + (id / 50.0));

    private static Course Run(EvoPromptingOptions options, int inFlight, ulong seed, Func<int, Commission?, Evaluation> judge) =>
        Course.Run(new EvoPromptingSchedule(options, Context(seed), new NoOperator()), inFlight, judge);

    private static ScheduleContext Context(ulong seed) => new(TestModels.Problem, seed, new CellArchive<Elite>(new GridPartition(TestModels.Problem.Measures)));

    /// <summary>Is never asked.</summary>
    private sealed class NoOperator : IOperator
    {
        public string Name => "crossover";

        public int Parents => 2;

        public Cost Reservation => default;

        public ValueTask<Proposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}

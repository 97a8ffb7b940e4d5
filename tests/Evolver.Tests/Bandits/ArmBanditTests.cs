namespace EvoLLM.Evolver.Tests;

public sealed class ArmBanditTests
{
    private static readonly string[] Names = ["poor", "good"];

    [Theory]
    [InlineData(ArmRule.Ucb)]
    [InlineData(ArmRule.Thompson)]
    public void Choose_OneArmGainsMore_IsChosenMostOfTheTime(ArmRule rule)
    {
        var chosen = Play(rule, (name, _) => name == "good" ? 1 : 0.05, 500);
        Assert.True(chosen["good"] > 350, $"{chosen["good"]} of 500");
        Assert.True(chosen["poor"] > 0);
    }

    [Theory]
    [InlineData(ArmRule.Ucb)]
    [InlineData(ArmRule.Thompson)]
    public void Choose_EqualGainsAtTwiceTheCost_PrefersTheCheaper(ArmRule rule)
    {
        var bandit = Create(rule);
        var chosen = Names.ToDictionary(name => name, _ => 0);
        for (var i = 0; i < 600; i++)
        {
            var name = bandit.Choose(new CandidateId(i));
            chosen[name]++;
            bandit.Learn(name, Record(i, usd: name == "poor" ? 0.10m : 0.01m), 1);
        }

        Assert.True(chosen["good"] > chosen["poor"] * 2, $"{chosen["good"]} against {chosen["poor"]}");
    }

    /// <summary>A run that finds its answers in a cache goes the way of the run that paid for them.</summary>
    [Theory]
    [InlineData(ArmRule.Ucb)]
    [InlineData(ArmRule.Thompson)]
    public void Choose_AnswersThatWereKnown_CountWithWhatTheyCostOnce(ArmRule rule)
    {
        var (paid, known) = (Create(rule), Create(rule));
        for (var i = 0; i < 200; i++)
        {
            var name = paid.Choose(new CandidateId(i));
            Assert.Equal(name, known.Choose(new CandidateId(i)));
            var record = Record(i, usd: i % 3 == 0 ? 0 : name == "poor" ? 0.10m : 0.01m);
            paid.Learn(name, record, i % 5);
            known.Learn(name, record with { Cost = new Cost { KnownAnswers = 1, SavedTokens = record.Cost.Tokens, SavedUsd = record.Cost.Usd } }, i % 5);
        }
    }

    /// <summary>A model that costs nothing must not lose to a paid one because dollars are small numbers.</summary>
    [Theory]
    [InlineData(ArmRule.Ucb)]
    [InlineData(ArmRule.Thompson)]
    public void Choose_OneArmIsFree_IsHeldAgainstTheOtherByTokens(ArmRule rule)
    {
        var bandit = Create(rule);
        var good = 0;
        for (var i = 0; i < 500; i++)
        {
            var name = bandit.Choose(new CandidateId(i));
            good += name == "good" ? 1 : 0;
            bandit.Learn(name, Record(i, usd: name == "poor" ? 0.001m : 0), name == "good" ? 1 : 0.2);
        }

        Assert.True(good > 350, $"{good} of 500");
    }

    [Fact]
    public void Choose_Fixed_FollowsTheWeights()
    {
        var bandit = new ArmBandit(Names, new ArmOptions { Weights = new Dictionary<string, double> { ["good"] = 3 } }, 1, "test");
        var good = Enumerable.Range(0, 10_000).Count(i => bandit.Choose(new CandidateId(i)) == "good");

        // Binomial with p = 3/4: five standard deviations are 217.
        Assert.InRange(good, 7283, 7717);
    }

    [Theory]
    [InlineData(ArmRule.Fixed)]
    [InlineData(ArmRule.Ucb)]
    [InlineData(ArmRule.Thompson)]
    public void Choose_WeightOfZero_IsNeverChosen(ArmRule rule)
    {
        var bandit = new ArmBandit(Names, new ArmOptions { Rule = rule, Weights = new Dictionary<string, double> { ["good"] = 0 } }, 1, "test");
        Assert.All(Enumerable.Range(0, 200), i => Assert.Equal("poor", bandit.Choose(new CandidateId(i))));
    }

    [Theory]
    [InlineData(ArmRule.Ucb)]
    [InlineData(ArmRule.Thompson)]
    public void Choose_ScaleOfFitness_DoesNotMatter(ArmRule rule) =>
        Assert.Equal(
            Play(rule, (_, i) => (i * 7 % 13) - 4, 300),
            Play(rule, (_, i) => ((i * 7 % 13) - 4) * 1024.0, 300));

    [Fact]
    public void Choose_NothingCameBackYet_TriesEveryArm()
    {
        var bandit = Create(ArmRule.Ucb);
        Assert.Equal(["good", "poor"], Enumerable.Range(0, 2).Select(i => bandit.Choose(new CandidateId(i))).Order());
    }

    private static Dictionary<string, int> Play(ArmRule rule, Func<string, int, double> gain, int count)
    {
        var bandit = Create(rule);
        var chosen = Names.ToDictionary(name => name, _ => 0);
        for (var i = 0; i < count; i++)
        {
            var name = bandit.Choose(new CandidateId(i));
            chosen[name]++;
            bandit.Learn(name, Record(i), gain(name, i));
        }

        return chosen;
    }

    private static ArmBandit Create(ArmRule rule) => new(Names, new ArmOptions { Rule = rule }, 1, "test");

    private static ProposalRecord Record(int id, decimal usd = 0) => new()
    {
        Id = new CandidateId(id),
        Lineage = new Lineage("any", []),
        Evaluation = new Evaluation { Status = EvaluationStatus.Ok, Fitness = 1 },
        Cost = new Cost(1, 10, 10, usd),
    };
}

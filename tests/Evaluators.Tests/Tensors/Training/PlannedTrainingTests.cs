namespace EvoLLM.Evaluators.Tests;

public sealed class PlannedTrainingTests
{
    private static readonly LabelledRows Training = Mnist1d.Training.Slice(0, 1000);
    private static readonly LabelledRows Validation = Mnist1d.Training.Slice(1000, 500);

    /// <summary>A hurdle that nobody takes ends a training at the first look after it.</summary>
    [Fact]
    public void Train_HurdleNotTaken_EndsAtTheNextLook()
    {
        var curve = Train(PublishedNetworks.Logistic, new TrainingPlan { Steps = 400, LookEvery = 50, Hurdles = [(120, 0.01)] });
        Assert.Equal((TrainingEnd.Dropped, 150), (curve.End, curve.Steps));
    }

    [Fact]
    public void Train_ErrorThatFallsNoMore_Settles()
    {
        var curve = Train(PublishedNetworks.Build(x => x.Dense(10) is var y ? y - y : x), new TrainingPlan { Steps = 400, LookEvery = 50, Patience = 3 });
        Assert.Equal((TrainingEnd.Settled, 200), (curve.End, curve.Steps));
    }

    /// <summary>Rows of no numbers, as a broken file would give, end a training at once.</summary>
    [Fact]
    public void Train_RowsThatAreNoNumbers_Diverges()
    {
        var rows = Training with { Features = Enumerable.Repeat(float.NaN, Training.Count * Training.Width).ToArray() };
        using var training = new PlannedTraining(PublishedNetworks.Cnn, rows, Validation, new TrainingPlan(), seed: 1);
        var curve = training.Train(1000, TestContext.Current.CancellationToken);
        Assert.Equal((TrainingEnd.Diverged, 1, 1.0), (curve.End, curve.Steps, curve.BestError));
    }

    /// <summary>Half of cosine: all at the beginning, half in the middle, nothing at the end; a rise before it is a straight line.</summary>
    [Fact]
    public void At_Schedules_FollowTheirFormulas()
    {
        Assert.Equal([1, 0.5, 0], [Schedule.Cosine().At(1, 100), Schedule.Cosine().At(51, 100), Schedule.Cosine().At(101, 100)], Near);
        Assert.Equal([0.1, 0.5, 1, 1], [Schedule.Cosine(10).At(1, 100), Schedule.Cosine(10).At(5, 100), Schedule.Cosine(10).At(10, 100), Schedule.Cosine(10).At(11, 100)], Near);
        Assert.Equal([1, 1, 0.5, 0.25], [Schedule.Drops(30, 0.5).At(1, 100), Schedule.Drops(30, 0.5).At(30, 100), Schedule.Drops(30, 0.5).At(31, 100), Schedule.Drops(30, 0.5).At(61, 100)], Near);
    }

    /// <summary>The variances that give these ways their names (He et al. 2015; Glorot and Bengio 2010); biases are 0.</summary>
    [Theory]
    [InlineData("KaimingUniform", 2.0 / 40)]
    [InlineData("KaimingNormal", 2.0 / 40)]
    [InlineData("XavierUniform", 2.0 / 440)]
    [InlineData("XavierNormal", 2.0 / 440)]
    public void Fill_NamedWay_HasItsVariance(string way, double variance)
    {
        var network = PublishedNetworks.Build(x => x.Dense(400).Dense(10));
        var program = ProgramWriter.Classifier(network, 1);
        var arena = new float[program.Parameters];
        ParameterDraw.Fill(network, program, arena, Enum.Parse<Initialization>(way), 5);
        var (weights, biases) = (program.Learnt[0], program.Learnt[1]);
        Assert.Equal(variance, arena.AsSpan(weights.Place, weights.Count).ToArray().Average(weight => (double)weight * weight), variance / 20);
        Assert.All(arena.AsSpan(biases.Place, biases.Count).ToArray(), bias => Assert.Equal(0, bias));
    }

    /// <summary>Who goes on ends as it would have alone, and all together take the steps of the ladder: (250 x 4 + 250 x 2 + 500 x 1) of 4 x 1,000.</summary>
    [Fact]
    public async Task RunAsync_Halving_EndsAsTheBestWouldHaveAlone()
    {
        Network[] networks = [PublishedNetworks.Logistic, PublishedNetworks.Cnn, PublishedNetworks.Mlp, PublishedNetworks.Build(x => x.Dense(2).Dense(10))];
        var plan = new TrainingPlan { Steps = 1000 };
        PlannedTraining Begin(int number) => new(networks[number], Training, Validation, plan, (ulong)number);
        var curves = await SuccessiveHalving.RunAsync(networks, Begin, [250, 500, 1000], 0.5, workers: 2, TestContext.Current.CancellationToken);
        Assert.Equal(2000, curves.Sum(curve => curve.Steps));
        Assert.Equal(1000, curves[1].Steps);
        using var alone = Begin(1);
        var straight = alone.Train(1000, TestContext.Current.CancellationToken);
        Assert.Equal(straight.Looks, curves[1].Looks);
    }

    private static bool Near(double expected, double actual) => Math.Abs(expected - actual) < 1e-12;

    private static LearningCurve Train(Network network, TrainingPlan plan)
    {
        using var training = new PlannedTraining(network, Training, Validation, plan, seed: 1);
        return training.Train(plan.Steps, TestContext.Current.CancellationToken);
    }
}

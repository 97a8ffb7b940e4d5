namespace EvoLLM.Evaluators.Tests;

/// <summary>Populations on a simulated GPU beside the same networks alone on the processor.</summary>
public sealed class IlgpuPopulationTests : IDisposable
{
    private const int Steps = 6;

    private static readonly TrainingPlan Plan = new() { Steps = Steps, Batch = 7, Smoothing = 0.1f, Optimizer = new Adam { Rate = 0.01f, Decay = 1e-3f }, Schedule = Schedule.Cosine(2) };

    private readonly IlgpuDevice _device = IlgpuDevice.Simulator();

    public void Dispose() => _device.Dispose();

    /// <summary>Odd sizes, every kind of layer; unequal networks in one launch.</summary>
    [Fact]
    public void Train_UnequalNetworks_GivesTheBitsOfTheProcessor()
    {
        var tasks = SampleNetworks.All.Select((network, number) => new TrainingTask(network, (ulong)number)).ToList();
        var (training, test) = (Mnist1d.Training.Slice(0, 33), Mnist1d.Test.Slice(0, 17));
        using var rows = new IlgpuRows(_device, training);
        using var other = new IlgpuRows(_device, test);
        using var population = new IlgpuPopulation(_device, tasks, Plan);
        population.Train(rows, 4);
        population.Errors(other);
        population.Train(rows, Steps);
        var errors = population.Errors(other);
        foreach (var (number, task) in tasks.Index())
        {
            using var trainer = new SimdTrainer(task.Network, training, Plan, task.Seed);
            trainer.Train(Steps);
            Assert.Equal(1 - trainer.Accuracy(test), errors[number]);
            Assert.Equal(Bits([trainer.Loss]), Bits([population.Loss(number)]));
            Assert.Equal(trainer.Learnt.Select(Bits), population.Learnt(number).Select(Bits));
        }
    }

    /// <summary>Who else is trained, and in which order, changes nothing.</summary>
    [Fact]
    public void Train_InAnotherOrder_PermutesTheResults()
    {
        TrainingTask[] tasks = [new(PublishedNetworks.Logistic, 1), new(PublishedNetworks.Build(x => x.Dense(3).Tanh().Dense(10)), 2), new(PublishedNetworks.Logistic, 3)];
        TrainingTask[] turned = [tasks[2], tasks[0], tasks[1]];
        using var rows = new IlgpuRows(_device, Mnist1d.Training.Slice(0, 30));
        using var population = new IlgpuPopulation(_device, tasks, Plan);
        using var permuted = new IlgpuPopulation(_device, turned, Plan);
        population.Train(rows, Steps);
        permuted.Train(rows, Steps);
        Assert.Equal(population.Learnt(2).Select(Bits), permuted.Learnt(0).Select(Bits));
        Assert.Equal(population.Learnt(0).Select(Bits), permuted.Learnt(1).Select(Bits));
        Assert.Equal(population.Learnt(1).Select(Bits), permuted.Learnt(2).Select(Bits));
    }

    /// <summary>One that diverges stops; the others go on.</summary>
    [Fact]
    public void Train_NetworkThatDiverges_StopsAlone()
    {
        TrainingTask[] tasks = [new(PublishedNetworks.Build(x => x.Dense(5).Log().Dense(10)), 1), new(PublishedNetworks.Logistic, 2)];
        using var rows = new IlgpuRows(_device, Mnist1d.Training.Slice(0, 30));
        using var population = new IlgpuPopulation(_device, tasks, Plan);
        population.Train(rows, Steps);
        Assert.Equal([(1, 1), (0, Steps)], population.Models.Select(model => (model.Diverged, model.Steps)));
    }

    private static int[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);
}

namespace EvoLLM.Evaluators.Tests;

/// <summary>A device that trains what is asked for together, simulated; beside the processor.</summary>
public sealed class GpuDeviceTests
{
    private static readonly TrainingRows Rows = new(Mnist1d.Training.Slice(0, 30), Mnist1d.Training.Slice(30, 20), Mnist1d.Test.Slice(0, 10));
    private static readonly TrainingPlan Plan = new() { Steps = 6, Batch = 10, LookEvery = 2, Ceiling = 50 };

    /// <summary>All that is asked for at once comes out as if each had been alone on the processor: curves, errors and what was learnt.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(20_000)]
    [InlineData(0)]
    public async Task TrainAsync_ManyAtOnce_GivesWhatTheProcessorGives(int? memoryBytes)
    {
        TrainingRequest[] requests = [Ask(PublishedNetworks.Logistic, 1), Ask(PublishedNetworks.Build(x => x.Dense(4).Relu().Dense(10)), 2), Ask(PublishedNetworks.Build(x => x.Dense(4).Log().Dense(10)), 3), Ask(PublishedNetworks.Logistic, 4)];
        await using var gpu = new GpuDevice(IlgpuDevice.Simulator(), memoryBytes);
        var together = await Task.WhenAll(requests.Select(request => gpu.TrainAsync(request, TestContext.Current.CancellationToken).AsTask()));
        await using var processor = new ProcessorDevice();
        foreach (var (request, result) in requests.Zip(together))
        {
            var alone = await processor.TrainAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(alone.Curve.Looks, result.Curve.Looks);
            Assert.Equal((alone.Curve.End, alone.Curve.Steps, alone.TestError), (result.Curve.End, result.Curve.Steps, result.TestError));
            Assert.Equal(alone.Learnt, result.Learnt);
        }

        Assert.Equal(TrainingEnd.Diverged, together[2].Curve.End);
    }

    /// <summary>A device that goes away is said to, once, and costs nobody an answer.</summary>
    [Fact]
    public async Task TrainAsync_DeviceThatIsGone_LetsTheProcessorAnswer()
    {
        var device = IlgpuDevice.Simulator();
        var said = new List<string>();
        var gpu = new GpuDevice(device) { OnLost = said.Add };
        device.Accelerator.Dispose();
        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(seed => gpu.TrainAsync(Ask(PublishedNetworks.Logistic, (ulong)seed), TestContext.Current.CancellationToken).AsTask()));
        Assert.All(results, result => Assert.Equal(TrainingEnd.Completed, result.Curve.End));
        Assert.Single(said);
    }

    [Fact]
    public async Task TrainAsync_GivenUp_IsCancelled()
    {
        await using var gpu = new GpuDevice(IlgpuDevice.Simulator());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await gpu.TrainAsync(Ask(PublishedNetworks.Logistic, 1), new CancellationToken(canceled: true)));
    }

    private static TrainingRequest Ask(Network network, ulong seed) => new(network, seed, Plan, Rows);
}

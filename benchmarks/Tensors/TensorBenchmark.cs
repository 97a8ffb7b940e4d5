using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using EvoLLM.Evaluators;

namespace EvoLLM.Benchmarks;

/// <summary>
/// The tensor evaluator on every device that is there: populations of one network (U1, U2), of unequal ones (H1), one network at a time on one core (C1) and small matrix products (K1). Prints a line
/// of JSON for each figure, and leaves what the peer script beside it reads: the same rows, networks and first weights.
/// </summary>
internal static class TensorBenchmark
{
    private const int Batch = 100;
    private const int CurveSteps = 20;

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private static readonly LabelledRows Rows = Mnist1d.Training;

    public static void Run(IReadOnlyList<string> arguments)
    {
        var folder = Option(arguments, "--out") ?? "tensor-benchmark";
        var suites = (Option(arguments, "--suite") ?? "C1,K1,U1,U2,H1").Split(',');
        var distinct = int.Parse(Option(arguments, "--distinct") ?? "16", CultureInfo.InvariantCulture);
        var inputs = new TensorInputs(distinct);
        inputs.Write(folder, Rows);
        var start = Stopwatch.GetTimestamp();
        using var gpu = IlgpuDevice.FirstGpu(out var absence);
        Print(new JsonObject { ["suite"] = "start", ["processor"] = DeviceSurvey.Measure(CancellationToken.None)[0].Name, ["gpu"] = gpu?.Name ?? $"none: {absence}", ["inputs"] = Path.GetFullPath(folder) });
        foreach (var suite in suites)
        {
            Run(suite, inputs, gpu);
        }

        Print(new JsonObject { ["suite"] = "end", ["seconds"] = Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 1) });
    }

    private static string? Option(IReadOnlyList<string> arguments, string name) => arguments.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault();

    private static void Print(JsonObject line) => Console.WriteLine(line.ToJsonString());

    private static void Run(string suite, TensorInputs inputs, IlgpuDevice? gpu)
    {
        switch (suite)
        {
            case "C1":
                inputs.Published.ToList().ForEach(OnOneCore);
                break;
            case "accuracy":
                inputs.Published.ToList().ForEach(Accuracy);
                break;
            case "K1":
                Products();
                break;
            case "U1":
                Uniform(suite, inputs.Published[0], gpu);
                break;
            case "U2":
                Uniform(suite, inputs.Published[1], gpu);
                break;
            case "H1":
                Distinct(inputs.Drawn, gpu);
                break;
            default:
                throw new ArgumentException($"There is no suite '{suite}'; there are C1, K1, U1, U2, H1 and accuracy.");
        }
    }

    private static void OnOneCore(TensorNetwork network)
    {
        using var trainer = new SimdTrainer(network.Network, Rows, Plan(1_000_000), TensorNetwork.Seed);
        var curve = Enumerable.Range(0, CurveSteps).Select(_ => Step(trainer)).ToList();
        var rate = Rate(() => trainer.Train(20)) * 20;
        Print(Line("C1", network.Name, "one core", 1, rate, curve));
    }

    /// <summary>The share of test rows that are right after 6,000 steps, over five seeds, as the notebooks of MNIST-1D train (Greydanus and Kobak 2024).</summary>
    private static void Accuracy(TensorNetwork network)
    {
        const int Seeds = 5;
        var accuracies = new double[Seeds];
        Parallel.For(0, Seeds, seed =>
        {
            using var trainer = new SimdTrainer(network.Network, Rows, Plan(6000), (ulong)seed + 1);
            trainer.Train(6000);
            accuracies[seed] = 100 * trainer.Accuracy(Mnist1d.Test);
        });
        Print(new JsonObject { ["suite"] = "accuracy", ["name"] = network.Name, ["mean"] = Math.Round(accuracies.Average(), 2), ["least"] = accuracies.Min(), ["most"] = accuracies.Max() });
    }

    private static void Products()
    {
        using var products = new SmallProducts();
        Print(new JsonObject { ["suite"] = "K1", ["name"] = "64 x [100x40][40x32]", ["device"] = "one core", ["gigaflops"] = Math.Round(Rate(products.Run) * SmallProducts.Flops / 1e9, 1) });
    }

    private static void Uniform(string suite, TensorNetwork network, IlgpuDevice? gpu)
    {
        foreach (var models in gpu is null ? [8] : new[] { 132, 1056 })
        {
            Population(suite, network.Name, [.. Enumerable.Range(0, models).Select(number => new TrainingTask(network.Network, TensorNetwork.Seed + (ulong)number))], gpu);
        }
    }

    private static void Distinct(IReadOnlyList<TensorNetwork> networks, IlgpuDevice? gpu) =>
        Population("H1", $"{networks.Count} distinct networks", [.. networks.Select(network => new TrainingTask(network.Network, TensorNetwork.Seed))], gpu);

    private static void Population(string suite, string name, IReadOnlyList<TrainingTask> tasks, IlgpuDevice? gpu)
    {
        if (gpu is null)
        {
            OnProcessor(suite, name, tasks);
            return;
        }

        const int Stretch = 200;
        var (plan, until) = (Plan(1_000_000), CurveSteps);
        using var rows = new IlgpuRows(gpu, Rows);
        using var population = new IlgpuPopulation(gpu, tasks, plan);
        var curve = Enumerable.Range(1, CurveSteps).Select(step =>
        {
            population.Train(rows, step);
            return population.Loss(0);
        }).ToList();
        var rate = Rate(() => population.Train(rows, until += Stretch)) * Stretch * tasks.Count;
        Print(Line(suite, name, gpu.Name, tasks.Count, rate, curve));
    }

    /// <summary>One network on a core, as many at once as there are cores.</summary>
    private static void OnProcessor(string suite, string name, IReadOnlyList<TrainingTask> tasks)
    {
        var trainers = tasks.Select(task => new SimdTrainer(task.Network, Rows, Plan(1_000_000), task.Seed)).ToList();
        var curve = Enumerable.Range(0, CurveSteps).Select(_ => Step(trainers[0])).ToList();
        var rate = Rate(() => Parallel.ForEach(trainers, trainer => trainer.Train(20))) * 20 * tasks.Count;
        trainers.ForEach(trainer => trainer.Dispose());
        Print(Line(suite, name, $"{Environment.ProcessorCount} cores", tasks.Count, rate, curve));
    }

    private static float Step(SimdTrainer trainer)
    {
        trainer.Train(1);
        return trainer.Loss;
    }

    private static TrainingPlan Plan(int steps) => new() { Steps = steps, Batch = Batch, Optimizer = new Adam { Rate = 0.01f } };

    private static JsonObject Line(string suite, string name, string device, int models, double rate, IReadOnlyList<float> curve) => new()
    {
        ["suite"] = suite,
        ["name"] = name,
        ["device"] = device,
        ["models"] = models,
        ["modelStepsPerSecond"] = Math.Round(rate, 1),
        ["losses"] = new JsonArray([.. curve.Select(loss => (JsonNode)loss)]),
    };

    /// <summary>How often a second something is done: the median of stretches that fill a moment.</summary>
    private static double Rate(Action work)
    {
        work();
        var (times, begin) = (new List<double>(), Stopwatch.GetTimestamp());
        while (times.Count < 5 || Stopwatch.GetElapsedTime(begin) < Moment)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        times.Sort();
        return 1 / times[times.Count / 2];
    }
}

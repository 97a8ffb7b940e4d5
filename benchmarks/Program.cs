using EvoLLM.Benchmarks;

switch (args.FirstOrDefault())
{
    case "bin-packing":
        await BinPackingBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 10).ConfigureAwait(false);
        return 0;
    case "heuristics":
        await HeuristicsBenchmark.RunAsync(args.ElementAtOrDefault(1)).ConfigureAwait(false);
        return 0;
    case "offline" when args.Length > 1:
        await OfflineBenchmark.RunAsync(args[1..]).ConfigureAwait(false);
        return 0;
    case "mnist1d" when args.Length > 1 && Directory.Exists(args[1]):
        await Mnist1dBenchmark.CompareAsync(args[1], seed: 1).ConfigureAwait(false);
        return 0;
    case "mnist1d":
        await Mnist1dBenchmark.RunAsync(args.Length > 1 ? double.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 30, args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 1).ConfigureAwait(false);
        return 0;
    case "tensors":
        TensorBenchmark.Run(args[1..]);
        return 0;
    case "bug-fixing":
        await BugFixingBenchmark.RunAsync(args.ElementAtOrDefault(1)).ConfigureAwait(false);
        return 0;
    case "throughput":
        await ThroughputBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 10_000).ConfigureAwait(false);
        return 0;
    case "sandbox":
        await SandboxBenchmark.RunAsync().ConfigureAwait(false);
        return 0;
    case "sandbox-memory":
        await SandboxMemoryBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 100_000).ConfigureAwait(false);
        return 0;
    case "sandbox-storm":
        await SandboxStormBenchmark.RunAsync(args.ElementAtOrDefault(1)).ConfigureAwait(false);
        return 0;
    case "archives":
        ArchiveBenchmark.Run();
        return 0;
    case "models":
        await ModelsBenchmark.RunAsync().ConfigureAwait(false);
        return 0;
    case "mock-model":
        await MockModelProcess.ServeAsync().ConfigureAwait(false);
        return 0;
    case "replay" when args.ElementAtOrDefault(1) == "methods":
        return await MethodReplayBenchmark.RunAsync().ConfigureAwait(false) ? 0 : 1;
    case "replay":
        var isEqual = await ReplayBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 100).ConfigureAwait(false);
        return await MethodReplayBenchmark.RunAsync().ConfigureAwait(false) && isEqual ? 0 : 1;
    case "store":
        await StoreBenchmark.RunAsync(args.ElementAtOrDefault(1)).ConfigureAwait(false);
        return 0;
    case "store-crash":
        await StoreCrashBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 100).ConfigureAwait(false);
        return 0;
    case "store-writer" when args.Length > 1:
        await StoreWriter.WriteAsync(args[1]).ConfigureAwait(false);
        return 0;
    case "fuel":
        FuelBenchmark.Run();
        return 0;
    case "map-elites":
        MapElitesBenchmark.Run(args.ElementAtOrDefault(1));
        return 0;
    case "sandbox-layers" when args.Length > 1:
        await SandboxLayersBenchmark.RunAsync(args[1]).ConfigureAwait(false);
        return 0;
    default:
        Console.Error.WriteLine("usage: dotnet run -c Release --project benchmarks -- bin-packing [SEEDS] | heuristics [PROBLEM] | offline PROBLEM [--minutes N] [--seeds K] | bug-fixing [MODEL] | throughput [CANDIDATES] | archives | models | replay [EVALUATIONS | methods] | store [FOLDER] | store-crash [KILLS] | map-elites [PART] | fuel | sandbox | sandbox-memory [CANDIDATES] | sandbox-storm [FOLDER] | sandbox-layers FOLDER");
        return 2;
}

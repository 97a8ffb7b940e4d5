using EvoLLM.Benchmarks;

switch (args.FirstOrDefault())
{
    case "bin-packing":
        await BinPackingBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 10).ConfigureAwait(false);
        return 0;
    case "throughput":
        await ThroughputBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 10_000).ConfigureAwait(false);
        return 0;
    case "fuel":
        FuelBenchmark.Run();
        return 0;
    default:
        Console.Error.WriteLine("usage: dotnet run -c Release --project benchmarks -- bin-packing [SEEDS] | throughput [CANDIDATES] | fuel");
        return 2;
}

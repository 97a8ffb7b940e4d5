using System.Diagnostics;
using System.Globalization;
using System.Runtime.Loader;
using EvoLLM.Sandbox;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EvoLLM.Benchmarks;

/// <summary>What the meter costs a candidate: nine kernels with it and without, turn about in one process, medians.</summary>
internal static class FuelBenchmark
{
    private const int WarmUps = 40;
    private const int Runs = 31;

    public static void Run()
    {
        var thread = new Thread(Measure, Meter.StackBytes);
        thread.Start();
        thread.Join();
    }

    private static void Measure()
    {
        Print($"kernel            plain ms  metered ms  ratio      fuel used");
        var logarithms = 0.0;
        foreach (var (name, source) in FuelKernels.All)
        {
            var image = Emit(source);
            var (plain, metered) = (Load(image.ToArray()), Load(ImageGate.Process(image, SymbolPolicy.Default.List).Image.ToArray()));
            var (before, after, reading) = Medians(plain, metered);
            logarithms += Math.Log(after / before);
            Print($"{name,-16}  {before,8:F2}  {after,10:F2}  {after / before,5:F2}  {reading.FuelUsed,13}");
        }

        Print($"geometric mean of the ratios: {Math.Exp(logarithms / FuelKernels.All.Count):F3}");
    }

    private static (double Plain, double Metered, MeterReading Reading) Medians(Func<double> plain, Func<double> metered)
    {
        for (var i = 0; i < WarmUps; i++)
        {
            Time(plain);
            Time(metered);
        }

        // The code that is compiled in the background should be in place.
        Thread.Sleep(300);
        var runs = Enumerable.Range(0, Runs).Select(_ => (Plain: Time(plain), Metered: Time(metered))).ToList();
        return (Median(runs.Select(run => run.Plain.Milliseconds)), Median(runs.Select(run => run.Metered.Milliseconds)), runs[^1].Metered.Reading);
    }

    private static (double Milliseconds, MeterReading Reading) Time(Func<double> solve)
    {
        var start = Stopwatch.GetTimestamp();
        Meter.Start(long.MaxValue / 2, long.MaxValue / 2);
        solve();
        var reading = Meter.Stop();
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, reading);
    }

    private static MemoryStream Emit(string source)
    {
        const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq;";
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release);
        var compilation = CSharpCompilation.Create("candidate", [CSharpSyntaxTree.ParseText(Usings), CSharpSyntaxTree.ParseText(source)], FrameworkReferences.All, options);
        var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success ? image : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }

    private static Func<double> Load(byte[] image) => new AssemblyLoadContext(null, isCollectible: true)
        .LoadFromStream(new MemoryStream(image)).GetType("Candidate")!.GetMethod("Solve")!.CreateDelegate<Func<double>>();

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Runs / 2);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

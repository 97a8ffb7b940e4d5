using System.Diagnostics;
using System.Globalization;
using EvoLLM.Sandbox;

namespace EvoLLM.Benchmarks;

/// <summary>What isolation costs for each candidate, beside a fresh Python process for each, in turn in one run.</summary>
internal static class SandboxBenchmark
{
    /// <summary>The runtime goes on making the compiler's own code better until about then.</summary>
    private const int WarmUp = 1000;

    private static readonly EntryPoint EntryPoint = new("Candidate", "double Solve(double x)");
    private static readonly RunLimits Limits = new() { WallTime = TimeSpan.FromSeconds(5), Fuel = 50_000_000 };
    private static readonly byte[] Input = "[0.5]"u8.ToArray();

    public static async Task RunAsync()
    {
        var time = TimeProvider.System;
        await using var compiler = new CandidateCompiler(new CompilerOptions { Workers = 1, EntryPoint = EntryPoint }, time);
        await using var runner = new CandidateRunner(Options(2000), time);
        var isolation = await runner.StartAsync(CancellationToken.None).ConfigureAwait(false);
        Console.WriteLine(isolation.IsFull ? "full isolation" : string.Join(Environment.NewLine, isolation.Missing.Select(layer => $"{layer.Name}: {layer.Detail}")));

        var sources = Enumerable.Range(0, WarmUp + 400).Select(LongPrograms.Source).ToList();
        var images = new List<ReadOnlyMemory<byte>>();
        var compiling = new Timings("compile, check, instrument 66 lines");
        foreach (var source in sources.Take(WarmUp))
        {
            images.Add(await CompileAsync(compiler, source, null).ConfigureAwait(false));
        }

        var before = ChildProcesses.ProcessorTime();
        foreach (var source in sources.Skip(WarmUp))
        {
            images.Add(await CompileAsync(compiler, source, compiling).ConfigureAwait(false));
        }

        var processor = ChildProcesses.ProcessorTime() - before;

        var trivial = await CompileAsync(compiler, "public static class Candidate { public static double Solve(double x) => x; }", null).ConfigureAwait(false);
        var endless = await CompileAsync(compiler, "public static class Candidate { public static double Solve(double x) { while (true) { x++; } } }", null).ConfigureAwait(false);
        var roundTrip = new Timings("round trip, trivial candidate");
        var firstRun = new Timings("first run of a 66-line candidate");
        var fuelStop = new Timings("endless loop stopped by 1,000,000 steps");
        var python = Python.Find();
        var (bare, numpy) = (new Timings("fresh python3 process"), new Timings("fresh python3 process with numpy"));
        for (var i = 0; i < 2500; i++)
        {
            await RunAsync(runner, trivial, Limits, i < 500 ? null : roundTrip).ConfigureAwait(false);
            if (i % 5 == 0 && i / 5 < 400)
            {
                await RunAsync(runner, images[WarmUp + (i / 5)], Limits, firstRun).ConfigureAwait(false);
            }

            if (i % 25 == 0)
            {
                await RunAsync(runner, endless, Limits with { Fuel = 1_000_000 }, fuelStop).ConfigureAwait(false);
                await python.MeasureAsync("pass", bare).ConfigureAwait(false);
                await python.MeasureAsync("import numpy", numpy).ConfigureAwait(false);
            }
        }

        roundTrip.Print(python.Ratio(bare, roundTrip));
        firstRun.Print(python.Ratio(bare, firstRun));
        compiling.Print(processor is { } used ? string.Create(CultureInfo.InvariantCulture, $"  processor time each: {used.TotalMilliseconds / (sources.Count - WarmUp):F2} ms") : "");
        fuelStop.Print();
        python.Print(bare, numpy);
        await ReplacementAsync(trivial, endless).ConfigureAwait(false);
    }

    /// <summary>What it costs when a worker has to be ended, or is replaced because it is old.</summary>
    private static async Task ReplacementAsync(ReadOnlyMemory<byte> trivial, ReadOnlyMemory<byte> endless)
    {
        await using var runner = new CandidateRunner(Options(2000), TimeProvider.System);
        await using var brief = new CandidateRunner(Options(1), TimeProvider.System);
        var wallTime = TimeSpan.FromMilliseconds(100);
        var (killed, next, recycled) = (new Timings("ended after 100 ms of wall time"), new Timings("next candidate after that"), new Timings("candidate in a worker that is replaced each time"));
        for (var i = 0; i < 40; i++)
        {
            await RunAsync(runner, trivial, Limits, null).ConfigureAwait(false);
            await RunAsync(runner, endless, Limits with { WallTime = wallTime, Fuel = long.MaxValue / 2 }, killed).ConfigureAwait(false);
            await RunAsync(runner, trivial, Limits, next).ConfigureAwait(false);
            await RunAsync(brief, trivial, Limits, i == 0 ? null : recycled).ConfigureAwait(false);
        }

        killed.Print();
        next.Print();
        recycled.Print();
    }

    private static RunnerOptions Options(int runs) => new()
    {
        Workers = 1,
        EntryPoint = EntryPoint,
        Harness = new HarnessReference(typeof(TrivialProblem).Assembly.Location, typeof(TrivialProblem).FullName!),
        RunsPerWorker = runs,
    };

    private static async Task<ReadOnlyMemory<byte>> CompileAsync(CandidateCompiler compiler, string source, Timings? timings)
    {
        CompiledCandidate? compiled = null;
        await MeasureAsync(timings, async () => compiled = await compiler.CompileAsync(source, CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
        return compiled!.Status == CompilationStatus.Ok ? compiled.Image : throw new InvalidOperationException(compiled.Messages[0].Text);
    }

    private static Task RunAsync(CandidateRunner runner, ReadOnlyMemory<byte> image, RunLimits limits, Timings? timings) =>
        MeasureAsync(timings, () => runner.RunAsync(image, Input, limits, CancellationToken.None).AsTask());

    private static Task MeasureAsync(Timings? timings, Func<Task> work) => timings is null ? work() : timings.MeasureAsync(work);

    /// <summary>The Python on this machine, if there is one.</summary>
    private sealed record Python(string? Executable, bool HasNumpy)
    {
        public static Python Find()
        {
            // A shim in front of the interpreter would be measured with it: ask the interpreter where it is itself.
            var path = Output("python3", "-c", "import sys; print(sys.executable)");
            return new Python(path, path is not null && Output(path, "-c", "import numpy; print(1)") is not null);
        }

        public Task MeasureAsync(string code, Timings timings) => Executable is null || (code != "pass" && !HasNumpy)
            ? Task.CompletedTask
            : timings.MeasureAsync(() => Task.Run(() => Output(Executable, "-c", code)));

        public string Ratio(Timings python, Timings ours) => Executable is null
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"  python3 / this: {python.Median / ours.Median:F0}");

        public void Print(Timings bare, Timings numpy)
        {
            if (Executable is null)
            {
                Console.WriteLine("There is no python3 here to compare with.");
                return;
            }

            bare.Print();
            if (HasNumpy)
            {
                numpy.Print();
            }
        }

        private static string? Output(string file, params string[] arguments)
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
                var text = process.StandardOutput.ReadToEnd().Trim();
                process.WaitForExit();
                return process.ExitCode == 0 ? text : null;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return null;
            }
        }
    }
}

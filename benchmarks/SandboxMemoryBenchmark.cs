using System.Diagnostics;
using System.Globalization;
using EvoLLM.Sandbox;

namespace EvoLLM.Benchmarks;

/// <summary>Many distinct candidates through one compiler and one pool: what the host and its workers hold.</summary>
internal static class SandboxMemoryBenchmark
{
    private const int Workers = 2;
    private const int Steps = 20;

    public static async Task RunAsync(int candidates)
    {
        var entryPoint = new EntryPoint("Candidate", "double Solve(double x)");
        await using var compiler = new CandidateCompiler(new CompilerOptions { Workers = Workers, EntryPoint = entryPoint }, TimeProvider.System);
        await using var runner = new CandidateRunner(
            new RunnerOptions
            {
                Workers = Workers,
                EntryPoint = entryPoint,
                Harness = new HarnessReference(typeof(TrivialProblem).Assembly.Location, typeof(TrivialProblem).FullName!),
            },
            TimeProvider.System);
        Console.WriteLine("candidates  host MB  workers MB (largest, sum)  candidates/s");
        var clock = Stopwatch.StartNew();
        var done = 0;
        for (var step = 0; step < Steps; step++)
        {
            var to = (int)((long)candidates * (step + 1) / Steps);
            await Parallel.ForAsync(done, to, new ParallelOptions { MaxDegreeOfParallelism = 2 * Workers }, async (i, cancellationToken) =>
            {
                var compiled = await compiler.CompileAsync(DistinctPrograms.Source(i), cancellationToken).ConfigureAwait(false);
                var outcome = await runner.RunAsync(compiled.Image, "[0.5]"u8.ToArray(), new RunLimits(), cancellationToken).ConfigureAwait(false);
                if (outcome.Status != RunStatus.Completed)
                {
                    throw new InvalidOperationException($"Candidate {i}: {outcome.Status} {outcome.Error}");
                }
            }).ConfigureAwait(false);
            done = to;
            Report(done, clock.Elapsed);
        }
    }

    private static void Report(int done, TimeSpan elapsed)
    {
        GC.Collect();
        using var host = Process.GetCurrentProcess();
        var workers = Process.GetProcessesByName("dotnet").Where(IsWorker).Select(process => process.WorkingSet64 / 1e6).ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{done,10}  {host.WorkingSet64 / 1e6,7:F0}  {workers.DefaultIfEmpty().Max(),18:F0}  {workers.Sum(),5:F0}  {done / elapsed.TotalSeconds,12:F0}"));
    }

    private static bool IsWorker(Process process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/cmdline").Contains(typeof(CandidateRunner).Assembly.Location, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}

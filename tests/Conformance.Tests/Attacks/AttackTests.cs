using System.Collections.Concurrent;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Conformance.Tests;

/// <summary>Every program of the collection ends as its header says, and leaves nothing behind. No other test has workers meanwhile.</summary>
[Collection(RunsAlone.Name)]
public sealed class AttackTests
{
    private static readonly LoadedProblem Problem = ProblemCatalog.Load("sandbox-check");

    [Fact]
    public async Task Hostile_EveryProgram_EndsAsExpectedAndHarmsNobody()
    {
        var failures = await RunAllAsync("hostile");
        Assert.True(failures.IsEmpty, string.Join("\n", failures.Order()));
        Assert.Empty(WorkersLeft());
    }

    [Fact]
    public async Task Benign_EveryProgram_IsJudgedAndRight()
    {
        var failures = await RunAllAsync("benign");
        Assert.True(failures.IsEmpty, string.Join("\n", failures.Order()));
    }

    private static async Task<ConcurrentBag<string>> RunAllAsync(string folder)
    {
        var files = Directory.GetFiles(ReferenceFiles.Table("attacks", folder), "*.cs").Order().Select(AttackFile.Read).ToList();
        var failures = new ConcurrentBag<string>();
        await using var evaluator = new ProgramEvaluator(Problem, workers: 2, TimeProvider.System);
        await Parallel.ForEachAsync(
            files,
            new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken },
            async (file, cancellationToken) =>
            {
                var check = await evaluator.CheckAsync(file.Source, Split.Training, cancellationToken);
                var next = await evaluator.CheckAsync(Problem.Definition.Seeds[0], Split.Training, cancellationToken);
                var right = folder == "hostile" ? IsExpected(file, check) : check.Evaluation.Fitness == 1;
                if (!right || next.Evaluation.Fitness != 1)
                {
                    failures.Add($"{file.Name}: {check.Evaluation.Status} for {string.Join(" | ", file.Expected)}; {string.Join(" ", check.Evaluation.Feedback)}; the next one: {next.Evaluation.Status}");
                }
            });
        return failures;
    }

    /// <summary>The expected class, or a stricter one: a program that was turned away never ran.</summary>
    private static bool IsExpected(AttackFile file, CandidateCheck check) => check.Run is null || file.Expected.Contains(Class(check.Evaluation.Status));

    /// <summary>The word that headers use for a status.</summary>
    private static string Class(EvaluationStatus status) => status switch
    {
        EvaluationStatus.TimedOut or EvaluationStatus.OutOfFuel => "timeout",
        EvaluationStatus.OutOfMemory => "memory",
        EvaluationStatus.Ok => "ok-but-harmless",
        _ => "runtime-error",
    };

    /// <summary>Processes that run the worker program of these tests.</summary>
    private static IEnumerable<string> WorkersLeft()
    {
        var program = typeof(CandidateRunner).Assembly.Location;
        return OperatingSystem.IsLinux()
            ? Directory.GetDirectories("/proc").Where(process => int.TryParse(Path.GetFileName(process), out _)).Select(CommandLine).Where(line => line.Contains(program, StringComparison.Ordinal))
            : [];
    }

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return "";
        }
    }
}

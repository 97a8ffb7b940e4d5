using System.Text.Json.Nodes;
using EvoLLM.Evolver;
using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary>Shows how far a replay is, and what it came to.</summary>
internal sealed class ReplayView(CliContext context, Recording recording)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LiveInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Says what is made again.</summary>
    public void Introduce(string operators, int workers) => context.WriteLine(
        $"{recording.Header.Problem.Name}: {Figures.Count(recording.Count)} proposals by {operators}, seed {recording.Header.Options.Seed}; {workers} workers, no model is asked");

    /// <summary>Reports in plain lines until the work is done.</summary>
    public async Task<ReplayResult> ShowLinesAsync(Replay replay, Task<ReplayResult> work)
    {
        var began = context.Time.GetTimestamp();
        using var timer = new PeriodicTimer(Interval, context.Time);
        while (await Task.WhenAny(work, timer.WaitForNextTickAsync(CancellationToken.None).AsTask()).ConfigureAwait(false) != work)
        {
            context.WriteLine(Progress(replay.Compared, context.Time.GetElapsedTime(began)));
        }

        return await work.ConfigureAwait(false);
    }

    /// <summary>Draws a bar until the work is done.</summary>
    public Task<ReplayResult> ShowBarAsync(Replay replay, Task<ReplayResult> work) => context.Out.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(async progress =>
        {
            var bar = progress.AddTask("proposals compared", maxValue: Math.Max(1, recording.Count));
            using var timer = new PeriodicTimer(LiveInterval, context.Time);
            while (!work.IsCompleted)
            {
                bar.Value = replay.Compared;
                await Task.WhenAny(work, timer.WaitForNextTickAsync(CancellationToken.None).AsTask()).ConfigureAwait(false);
            }

            bar.Value = replay.Compared;
            return await work.ConfigureAwait(false);
        });

    /// <summary>Says what came out.</summary>
    /// <param name="result">What did.</param>
    /// <param name="folder">The run, for a script; <see langword="null"/> for a person.</param>
    public void Show(ReplayResult result, string? folder)
    {
        if (folder is not null)
        {
            context.WriteLine(Json(folder, result));
            return;
        }

        if (result.Difference is { } difference)
        {
            Show(difference);
        }

        var report = result.ReportCompared ? " and the final assessment" : recording.Report is null ? " (the run has no final assessment)" : "";
        context.WriteLine(result.Difference is null
            ? $"{Figures.Count(result.Compared)} proposals{report} compared: all equal."
            : $"{Figures.Count(result.Compared)} of {Figures.Count(recording.Count)} proposals are equal up to there.");
        if (result.EndedByMachine > 0)
        {
            context.WriteLine($"{Figures.Count(result.EndedByMachine)} of {Figures.Count(result.Compared)} were ended by the machine (wall time or memory of a process) when the run was made, and are taken as recorded.");
        }
    }

    private string Progress(int compared, TimeSpan elapsed)
    {
        var left = compared == recording.Count ? ", the final assessment is to come"
            : compared > 0 ? $", about {Figures.Duration(elapsed * ((recording.Count - compared) / (double)compared))} left"
            : "";
        return $"{Figures.Count(compared)} of {Figures.Count(recording.Count)} proposals compared{left}";
    }

    private string Json(string folder, ReplayResult result) => JsonOutput.Line(new JsonObject
    {
        ["run"] = folder,
        ["equal"] = result.Difference is null,
        ["proposals"] = recording.Count,
        ["compared"] = result.Compared,
        ["endedByMachine"] = result.EndedByMachine,
        ["report"] = result.ReportCompared,
        ["difference"] = result.Difference is not { } difference ? null : new JsonObject
        {
            ["proposal"] = difference.Proposal?.Value,
            ["fields"] = new JsonArray([.. difference.Fields.Select(field =>
                new JsonObject { ["field"] = field.Field, ["recorded"] = field.Recorded, ["replayed"] = field.Replayed })]),
        },
    });

    private void Show(ReplayDifference difference)
    {
        var what = difference.Proposal is { } proposal ? $"Proposal {proposal}"
            : difference.Fields is [{ Field: ReplayDifference.Conclusion }] ? "Why the method was over"
            : "The final assessment";
        context.WriteLine($"{what} is not what was recorded (- recorded, + replayed):");
        foreach (var field in difference.Fields)
        {
            context.WriteLine($"{field.Field}:");
            foreach (var line in LineDiff.Of(field.Recorded, field.Replayed))
            {
                context.WriteLine($"  {line}");
            }
        }

        if (difference.EndedByMachine)
        {
            context.WriteLine("This time the machine ended it: on a machine with less to do, or with fewer --workers, it may come out as recorded.");
        }
    }
}

using EvoLLM.Evolver;

namespace EvoLLM.Experiments;

/// <summary>One run of a comparison: finished, begun, or still to be made.</summary>
internal sealed class PlannedRun
{
    private PlannedRun(Contender contender, Experiment experiment, RunDraft draft)
    {
        (Contender, Experiment, Header, Ends) = (contender, experiment, draft.Header, draft.Ends);
        Exists = RunFolder.Exists(Folder);
    }

    public Contender Contender { get; }

    public Experiment Experiment { get; }

    public string Folder => Experiment.Folder!;

    /// <summary>What it is begun with, but for the isolation that there will be.</summary>
    public RunHeader Header { get; }

    /// <summary>Whether some limit or the method itself ends it.</summary>
    public bool Ends { get; }

    /// <summary>Whether it was begun.</summary>
    public bool Exists { get; private set; }

    /// <summary>Whether there is nothing left to do. One that came to its end without anything valid is at its end.</summary>
    public bool IsFinished
    {
        get
        {
            if (!Exists)
            {
                return false;
            }

            using var reader = RunReader.Open(Folder);
            return reader.Report is not null || (reader.Ending is { Reason: not (StopReason.Interrupted or StopReason.Failed) } && reader.Best(1).Count == 0);
        }
    }

    /// <summary>Sees that everything is there for a run; nothing is started, nothing stored.</summary>
    /// <exception cref="ExperimentException">There is a run in its place that was set up otherwise.</exception>
    public static async Task<PlannedRun> CreateAsync(Contender contender, Experiment experiment)
    {
        var run = new PlannedRun(contender, experiment, await new ExperimentRun(experiment).DraftAsync().ConfigureAwait(false));
        if (run.Exists)
        {
            run.RequireSame();
        }

        return run;
    }

    /// <summary>Begins the run or goes on with it, until it is finished.</summary>
    public async Task MakeAsync(ISearchObserver? observer, CancellationToken cancellationToken)
    {
        var run = new ExperimentRun(Experiment with { Observer = observer });
        var work = Exists ? run.ResumeAsync(cancellationToken) : run.RunAsync(cancellationToken);
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (ExperimentException) when ((Exists = RunFolder.Exists(Folder)) && IsFinished)
        {
            // It found nothing that is valid, and that is its result.
        }

        Exists = true;
    }

    private void RequireSame()
    {
        using var reader = RunReader.Open(Folder);
        if (HeaderDifference.Of(reader.Header, Header) is { } difference)
        {
            throw new ExperimentException($"The run in '{Folder}' was begun with other settings: {difference}. Put that back, or choose another folder.");
        }
    }
}

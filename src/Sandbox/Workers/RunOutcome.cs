namespace EvoLLM.Sandbox;

/// <summary>What came of a candidate's run.</summary>
public sealed record RunOutcome
{
    /// <summary>How it ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>What the harness returned; empty unless <see cref="RunStatus.Completed"/>. Candidates may have had a hand in it: check it.</summary>
    public ReadOnlyMemory<byte> Output { get; init; }

    /// <summary>What went wrong; empty where nothing did.</summary>
    public string Error { get; init; } = "";

    /// <summary>Whether wall time or the memory of the process ended it, and not what the candidate is counted by: another machine may come to another end.</summary>
    public bool EndedByMachine { get; init; }

    /// <summary>Steps that the candidate took: the same on every machine. 0 where the worker died.</summary>
    public long FuelUsed { get; init; }

    /// <summary>Bytes that were allocated during the run, by the harness too. 0 where the worker died.</summary>
    public long AllocatedBytes { get; init; }

    /// <summary>Wall time of the run as the host saw it.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Processor time of the worker during the run; the wall time where the worker died.</summary>
    public TimeSpan CpuTime { get; init; }
}

namespace EvoLLM.Evolver;

/// <summary>How a run's store weighs how soon an append is done against how much the disk is asked for.</summary>
public sealed record StoreOptions
{
    /// <summary>
    /// How long appends may wait for others to share their flush with, 0 to 1 second. They wait only where more came
    /// together the last time: who appends alone never waits.
    /// </summary>
    public TimeSpan CommitDelay { get; init; } = TimeSpan.FromMilliseconds(1);

    /// <summary>How many appends may be queued, 1 to 65536; further ones wait until there is room.</summary>
    public int QueueLimit { get; init; } = 1024;

    /// <summary>The clock that delays are measured by.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    internal void Validate()
    {
        if (CommitDelay < TimeSpan.Zero || CommitDelay > TimeSpan.FromSeconds(1))
        {
            throw new ArgumentException($"CommitDelay is {CommitDelay}; it must be 0 to 1 second.");
        }

        if (QueueLimit is < 1 or > 65536)
        {
            throw new ArgumentException($"QueueLimit is {QueueLimit}; it must be 1 to 65536.");
        }
    }
}

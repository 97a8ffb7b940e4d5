namespace EvoLLM.Operators;

/// <summary>
/// How a mock model answers and fails. Probabilities are 0 to 1. The faults of a try (<see cref="ErrorRate"/>,
/// <see cref="RateLimit"/>, <see cref="Stall"/>, <see cref="Malformed"/>) are drawn anew when a question is asked again;
/// those of an answer (<see cref="Truncate"/>, <see cref="NoCode"/>, <see cref="Hostile"/>, <see cref="Broken"/>,
/// <see cref="Refuse"/>) are part of it. Each group sums to at most 1.
/// </summary>
public sealed record MockModelOptions
{
    /// <summary>Seeds every answer and fault: the same seed and question give the same.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The port of the loopback address, 1 to 65535; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>How long each answer takes to begin.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>How often a try gets HTTP 500.</summary>
    public double ErrorRate { get; init; }

    /// <summary>How often a try gets HTTP 429 with Retry-After.</summary>
    public double RateLimit { get; init; }

    /// <summary>How long a rate-limited client is asked to wait.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often an answer stops in the middle while the connection stays open.</summary>
    public double Stall { get; init; }

    /// <summary>How long a stalled connection stays open.</summary>
    public TimeSpan StallTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often an answer is not in the protocol: its JSON breaks off.</summary>
    public double Malformed { get; init; }

    /// <summary>How often an answer is cut off as if it had reached the longest length.</summary>
    public double Truncate { get; init; }

    /// <summary>How often an answer to a question for a program holds none.</summary>
    public double NoCode { get; init; }

    /// <summary>How often an answer to a question for a program holds one that must be kept from doing harm.</summary>
    public double Hostile { get; init; }

    /// <summary>How often an answer to a question for a program holds one that does not compile.</summary>
    public double Broken { get; init; }

    /// <summary>How often a question is refused with HTTP 400, as content filters do.</summary>
    public double Refuse { get; init; }

    /// <summary>Says whether the options can be used.</summary>
    /// <exception cref="ModelException">A value is out of its range.</exception>
    internal void Check()
    {
        double[] tries = [ErrorRate, RateLimit, Stall, Malformed];
        double[] answers = [Truncate, NoCode, Hostile, Broken, Refuse];
        Require(Port is >= 0 and <= 65535, "the port must be 0 to 65535");
        Require(Latency >= TimeSpan.Zero && RetryAfter >= TimeSpan.Zero && StallTime >= TimeSpan.Zero, "times must be 0 or more");
        Require(tries.Concat(answers).All(value => value is >= 0 and <= 1), "probabilities must be 0 to 1");
        Require(tries.Sum() <= 1, "the probabilities of error-rate, rate-limit, stall and malformed must sum to at most 1");
        Require(answers.Sum() <= 1, "the probabilities of truncate, no-code, hostile, broken and refuse must sum to at most 1");
    }

    private static void Require(bool condition, string rule)
    {
        if (!condition)
        {
            throw new ModelException($"Mock model: {rule}");
        }
    }
}

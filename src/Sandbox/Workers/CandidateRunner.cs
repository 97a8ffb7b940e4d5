namespace EvoLLM.Sandbox;

/// <summary>
/// Runs candidates in worker processes that are kept warm. What one candidate does never shows in another's result. May
/// be used by many callers at once.
/// </summary>
public sealed class CandidateRunner : IAsyncDisposable
{
    /// <summary>What an answer holds beside the harness's output.</summary>
    private const int AnswerOverhead = 1 << 16;

    private readonly WorkerPool _pool;
    private readonly RunnerOptions _options;

    /// <summary>Creates a runner. Workers are started when there is work for them.</summary>
    /// <param name="options">Who runs candidates, and how many at once.</param>
    /// <param name="time">The clock that limits are measured by.</param>
    public CandidateRunner(RunnerOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _pool = new WorkerPool(
            new WorkerPoolOptions
            {
                Workers = options.Workers,
                Hello = Hello(options),
                MemoryBytes = options.MemoryBytes,
                AnswerBytes = options.OutputBytes + AnswerOverhead,
                AnswersPerWorker = options.RunsPerWorker,
                KeepsSpare = true,
            },
            time);
    }

    /// <summary>Starts a worker where none is there yet, and says what the operating system keeps it from.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SandboxException">No worker can be started, or it cannot load its harness.</exception>
    public ValueTask<IsolationReport> StartAsync(CancellationToken cancellationToken) => _pool.StartAsync(cancellationToken);

    /// <summary>Runs a candidate; waits while all workers are busy.</summary>
    /// <param name="image">Its assembly, from <see cref="CandidateCompiler"/>.</param>
    /// <param name="input">What the harness is given with it.</param>
    /// <param name="limits">What the run may take.</param>
    /// <param name="cancellationToken">Ends the run early, and its worker with it.</param>
    /// <exception cref="SandboxException">No worker can be started.</exception>
    public async ValueTask<RunOutcome> RunAsync(ReadOnlyMemory<byte> image, ReadOnlyMemory<byte> input, RunLimits limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var request = Frame.Pack(fields =>
        {
            fields.WriteBytes(image.Span);
            fields.WriteBytes(input.Span);
            fields.Write(limits.Fuel);
            fields.Write(limits.AllocatedBytes);
        });
        var reply = await _pool.SendAsync(request, limits.WallTime, cancellationToken).ConfigureAwait(false);
        var outcome = reply.Status switch
        {
            WorkerReplyStatus.Answered => Read(reply.Payload, limits),
            WorkerReplyStatus.TimedOut => Failed(RunStatus.TimedOut, $"The candidate ran longer than {limits.WallTime.TotalSeconds} s."),
            WorkerReplyStatus.OutOfMemory => Failed(RunStatus.OutOfMemory, "The candidate used more memory than it may."),
            WorkerReplyStatus.StackOverflow => Failed(RunStatus.Crashed, "The candidate overflowed the stack."),
            _ => Failed(RunStatus.Crashed, "The worker process died."),
        };
        return outcome with { Elapsed = reply.Elapsed, CpuTime = reply.CpuTime };
    }

    /// <summary>Ends all workers. No run may be under way.</summary>
    public ValueTask DisposeAsync() => _pool.DisposeAsync();

    private static byte[] Hello(RunnerOptions options) => Frame.Pack(fields =>
    {
        fields.Write(Frame.Build);
        fields.Write((byte)WorkerRole.Run);
        new LockdownOptions { MemoryBytes = options.MemoryBytes, Skip = options.SkippedLayers }.Write(fields);
        fields.Write(options.Harness.AssemblyPath);
        fields.Write(options.Harness.TypeName);
        fields.Write(options.EntryPoint.TypeName);
        fields.Write(options.OutputBytes);
    });

    /// <summary>Trusts nothing in an answer: a worker has run code that nobody has read.</summary>
    private RunOutcome Read(byte[] payload, RunLimits limits)
    {
        try
        {
            using var fields = Frame.Open(payload);
            var outcome = new RunOutcome
            {
                Status = (RunStatus)fields.ReadByte(),
                Error = fields.ReadString(),
                Output = fields.ReadBytes(),
                FuelUsed = fields.ReadInt64(),
                AllocatedBytes = fields.ReadInt64(),
            };
            return Enum.IsDefined(outcome.Status) && outcome.Output.Length <= _options.OutputBytes
                ? outcome with { EndedByMachine = outcome.Status == RunStatus.OutOfMemory && outcome.AllocatedBytes <= limits.AllocatedBytes }
                : Nonsense();
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or FormatException)
        {
            return Nonsense();
        }
    }

    private static RunOutcome Nonsense() => Failed(RunStatus.Crashed, "The worker sent an answer that makes no sense.");

    private static RunOutcome Failed(RunStatus status, string error) => new() { Status = status, Error = error, EndedByMachine = true };
}

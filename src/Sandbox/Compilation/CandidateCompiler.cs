namespace EvoLLM.Sandbox;

/// <summary>
/// Compiles candidates in worker processes: one that makes the compiler hang, recurse or run out of memory costs a
/// process of ours nothing. May be used by many callers at once.
/// </summary>
public sealed class CandidateCompiler : IAsyncDisposable
{
    /// <summary>Beyond any image that the limits on sources allow.</summary>
    private const int AnswerBytes = 8 << 20;

    /// <summary>A compilation leaves next to nothing behind: the fewer collections it meets, the better.</summary>
    private const long NurseryBytes = 64 << 20;

    /// <summary>The compiler gathers caches; a fresh process is cheap.</summary>
    private const int SourcesPerWorker = 20_000;

    private readonly WorkerPool _pool;
    private readonly CompilationLimits _limits;

    /// <summary>Creates a compiler. Its processes are started when there is work for them.</summary>
    /// <param name="options">What candidates are held against.</param>
    /// <param name="time">The clock that limits are measured by.</param>
    public CandidateCompiler(CompilerOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        _limits = options.Limits;
        _pool = new WorkerPool(
            new WorkerPoolOptions
            {
                Workers = options.Workers,
                Hello = Hello(options),
                MemoryBytes = options.MemoryBytes,
                NurseryBytes = Math.Min(NurseryBytes, options.MemoryBytes / 8),
                AnswerBytes = AnswerBytes,
                AnswersPerWorker = SourcesPerWorker,
                KeepsSpare = false,
            },
            time);
    }

    /// <summary>Starts a process where none is there yet, and says what the operating system keeps it from.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SandboxException">No process can be started, or the entry point's signature is not C#.</exception>
    public ValueTask<IsolationReport> StartAsync(CancellationToken cancellationToken) => _pool.StartAsync(cancellationToken);

    /// <summary>Compiles a source; waits while all processes are busy.</summary>
    /// <param name="source">The program's text.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="SandboxException">No process can be started, or the entry point's signature is not C#.</exception>
    public async ValueTask<CompiledCandidate> CompileAsync(string source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Length > _limits.SourceLength)
        {
            return Failed(source, CompilationStatus.ParseFailed, $"The source has {source.Length} characters; {_limits.SourceLength} are allowed.");
        }

        var reply = await _pool.SendAsync(Frame.Pack(fields => fields.Write(source)), _limits.Time, cancellationToken).ConfigureAwait(false);
        var compiled = reply.Status switch
        {
            WorkerReplyStatus.Answered => Read(reply.Payload, source),
            WorkerReplyStatus.TimedOut => Ended(source, $"Compiling took longer than {_limits.Time.TotalSeconds} s; write it simpler."),
            WorkerReplyStatus.OutOfMemory => Ended(source, "Compiling took more memory than it may; write it simpler."),
            WorkerReplyStatus.StackOverflow => Ended(source, "The source is nested too deep for the compiler; write it flatter."),
            _ => Ended(source, "The compiler died of this source; write it simpler."),
        };
        return compiled with { CpuTime = reply.CpuTime };
    }

    /// <summary>Ends all processes. No compilation may be under way.</summary>
    public ValueTask DisposeAsync() => _pool.DisposeAsync();

    private static byte[] Hello(CompilerOptions options) => Frame.Pack(fields =>
    {
        fields.Write(Frame.Build);
        fields.Write((byte)WorkerRole.Compile);
        new LockdownOptions { MemoryBytes = options.MemoryBytes, Skip = options.SkippedLayers }.Write(fields);
        CompileService.Describe(options, fields);
    });

    private static CompiledCandidate Read(byte[] payload, string source)
    {
        try
        {
            using var fields = Frame.Open(payload);
            var compiled = CompileService.Read(fields);
            return Enum.IsDefined(compiled.Status) ? compiled : Nonsense(source);
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or FormatException)
        {
            return Nonsense(source);
        }
    }

    private static CompiledCandidate Nonsense(string source) =>
        Ended(source, "The compiler sent an answer that makes no sense.");

    private static CompiledCandidate Ended(string source, string text) => Failed(source, CompilationStatus.CompileFailed, text) with { EndedByMachine = true };

    private static CompiledCandidate Failed(string source, CompilationStatus status, string text) => new()
    {
        Status = status,
        Fingerprint = Fingerprint.OfText(source),
        Messages = [new CompilationMessage("LIMIT", text, 0, 0)],
    };
}

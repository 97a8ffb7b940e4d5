using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>Judges C# programs: compiles them, runs them in worker processes and lets the problem score what comes back.</summary>
public sealed class ProgramEvaluator : IEvaluator
{
    private readonly ProgramProblem _problem;
    private readonly CandidateCompiler _compiler;
    private readonly WorkerPool _pool;

    /// <summary>Creates an evaluator. Its workers are started when there is work for them.</summary>
    /// <param name="problem">What is asked.</param>
    /// <param name="settings">How much of the machine the sandbox may take.</param>
    /// <param name="time">The clock that limits are measured by.</param>
    public ProgramEvaluator(LoadedProblem problem, SandboxSettings settings, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(settings);
        _problem = problem.Program;
        var contract = problem.Definition.Contract;
        var entryPoint = new EntryPoint(contract.TypeName, contract.Signature);
        _compiler = new CandidateCompiler(entryPoint, SymbolPolicy.Default, new CompilationLimits());
        _pool = new WorkerPool(
            new WorkerPoolOptions
            {
                Workers = settings.Workers,
                Harness = new HarnessReference(problem.AssemblyPath, problem.Program.GetType().FullName!),
                EntryPoint = entryPoint,
                Limits = new WorkerLimits { MemoryBytes = settings.MemoryBytes },
            },
            time);
    }

    /// <inheritdoc/>
    public async ValueTask<Preparation> PrepareAsync(string source, CancellationToken cancellationToken)
    {
        var compiled = await _compiler.CompileAsync(source, cancellationToken).ConfigureAwait(false);
        return new Preparation
        {
            Fingerprint = compiled.Fingerprint,
            Image = compiled.Image,
            Size = compiled.Size,
            Failure = compiled.Status == CompilationStatus.Ok ? null : Evaluation.Failed(Translate(compiled.Status), [.. compiled.Messages.Select(Describe)]),
        };
    }

    /// <inheritdoc/>
    public async ValueTask<Evaluation> EvaluateAsync(Preparation preparation, Split split, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(preparation);
        var outcome = await _pool.RunAsync(preparation.Image, _problem.Input(split), _problem.WallTime(split), cancellationToken).ConfigureAwait(false);
        return outcome.Status == RunStatus.Completed
            ? _problem.Score(split, outcome.Output, new ProgramFacts(preparation.Size))
            : Evaluation.Failed(Translate(outcome.Status), outcome.Error);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Baseline> Baselines(Split split) => _problem.Baselines(split);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _pool.DisposeAsync();

    private static string Describe(CompilationMessage message) =>
        message.Line > 0 ? $"line {message.Line}, column {message.Column}: {message.Code}: {message.Text}" : $"{message.Code}: {message.Text}";

    private static EvaluationStatus Translate(CompilationStatus status) => status switch
    {
        CompilationStatus.ParseFailed => EvaluationStatus.ParseFailed,
        CompilationStatus.PolicyRejected => EvaluationStatus.PolicyRejected,
        _ => EvaluationStatus.CompileFailed,
    };

    private static EvaluationStatus Translate(RunStatus status) => status switch
    {
        RunStatus.TimedOut => EvaluationStatus.TimedOut,
        RunStatus.OutOfMemory => EvaluationStatus.OutOfMemory,
        RunStatus.Crashed => EvaluationStatus.Crashed,
        RunStatus.InvalidResult => EvaluationStatus.InvalidResult,
        _ => EvaluationStatus.RuntimeFailed,
    };
}

using System.Globalization;
using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>Judges C# programs: compiles and runs them in worker processes and lets the problem score what comes back.</summary>
public sealed class ProgramEvaluator : IProblemEvaluator
{
    private readonly ProgramProblem _problem;
    private readonly CandidateCompiler _compiler;
    private readonly CandidateRunner _runner;
    private readonly double _wallTimes;

    /// <summary>Creates an evaluator. Its workers are started when there is work for them.</summary>
    /// <param name="problem">What is asked.</param>
    /// <param name="workers">How many programs are compiled, and how many run, at the same time; 1 or more. Decides nothing but the speed.</param>
    /// <param name="time">The clock that limits are measured by.</param>
    /// <param name="wallTimes">How many times the wall time of its limits a program may take: more, and its steps alone end it, also on a slower machine.</param>
    public ProgramEvaluator(LoadedProblem problem, int workers, TimeProvider time, double wallTimes = 1)
    {
        ArgumentNullException.ThrowIfNull(problem);
        _problem = problem.RequireProgram();
        _wallTimes = wallTimes;
        var compilation = new CompilationLimits();
        var contract = problem.Definition.RequireContract();
        var entryPoint = new EntryPoint(contract.TypeName, contract.Signature);
        _compiler = new CandidateCompiler(new CompilerOptions { Workers = workers, EntryPoint = entryPoint, Allowed = contract.Allowed, Library = _problem.Library, Stateless = contract.Stateless, Limits = compilation with { Time = compilation.Time * wallTimes } }, time);
        _runner = new CandidateRunner(
            new RunnerOptions
            {
                Workers = workers,
                Harness = new HarnessReference(problem.AssemblyPath, _problem.GetType().FullName!),
                EntryPoint = entryPoint,
                MemoryBytes = _problem.MemoryBytes,
                OutputBytes = _problem.OutputBytes,
            },
            time);
    }

    /// <summary>The fitness that a candidate must reach on the first instances of the training to be run on the others; <see langword="null"/> for none. See <see cref="ProgramProblem.FirstStage"/>.</summary>
    public double? Cascade { get; init; }

    /// <inheritdoc/>
    public string? Notice => _problem.Notice;

    /// <summary>Starts the first workers, and says what the operating system keeps candidates from.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SandboxException">No worker can be started, or the problem cannot be loaded into it.</exception>
    /// <exception cref="ProblemException">What the problem judges with is not there.</exception>
    public async ValueTask<IsolationReport> StartAsync(CancellationToken cancellationToken)
    {
        // What judges must be there before anything is begun.
        _ = Notice;
        var compiler = _compiler.StartAsync(cancellationToken).AsTask();
        var isolation = await _runner.StartAsync(cancellationToken).ConfigureAwait(false);
        await compiler.ConfigureAwait(false);
        return isolation;
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
            CpuTime = compiled.CpuTime,
            Failure = Failure(compiled),
        };
    }

    /// <inheritdoc/>
    public ValueTask<Evaluation> EvaluateAsync(Preparation preparation, Split split, CancellationToken cancellationToken) =>
        EvaluateAsync(preparation, split, 0, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<Evaluation> EvaluateAsync(Preparation preparation, Split split, int repetition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(preparation);
        if (Cascade is { } least && split == Split.Training && _problem.HasStages(split))
        {
            return await EvaluateStagesAsync(preparation, least, repetition, cancellationToken).ConfigureAwait(false);
        }

        var outcome = await RunAsync(preparation.Image, _problem.Input(split, repetition), _problem.Limits(split), cancellationToken).ConfigureAwait(false);
        return await JudgeAsync(outcome, facts => _problem.ScoreAsync(split, outcome.Output, facts, cancellationToken), new ProgramFacts(preparation.Size) { Repetition = repetition, Steps = outcome.FuelUsed }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<CandidateCheck> CheckAsync(string source, Split split, CancellationToken cancellationToken)
    {
        var compiled = await _compiler.CompileAsync(source, cancellationToken).ConfigureAwait(false);
        if (Failure(compiled) is { } failure)
        {
            return new CandidateCheck(failure) { Compiled = compiled };
        }

        var outcome = await RunAsync(compiled.Image, _problem.Input(split), _problem.Limits(split), cancellationToken).ConfigureAwait(false);
        var evaluation = await JudgeAsync(outcome, facts => _problem.ScoreAsync(split, outcome.Output, facts, cancellationToken), new ProgramFacts(compiled.Size) { Steps = outcome.FuelUsed }).ConfigureAwait(false);
        return new CandidateCheck(evaluation) { Compiled = compiled, Run = outcome };
    }

    /// <summary>Runs a prepared program on one benchmark instance and scores it.</summary>
    /// <param name="preparation">A preparation without a failure.</param>
    /// <param name="benchmark">The instance.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async ValueTask<BenchmarkScore> EvaluateAsync(Preparation preparation, BenchmarkCase benchmark, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(preparation);
        ArgumentNullException.ThrowIfNull(benchmark);
        var outcome = await RunAsync(preparation.Image, benchmark.Input, _problem.Limits(Split.Test), cancellationToken).ConfigureAwait(false);
        IReadOnlyList<BenchmarkValue> values = [];
        var evaluation = Judge(outcome, facts =>
        {
            var score = benchmark.Score(outcome.Output, facts);
            values = score.Values;
            return score.Evaluation;
        }, new ProgramFacts(preparation.Size) { Steps = outcome.FuelUsed });
        return new BenchmarkScore(evaluation, evaluation.Status == EvaluationStatus.Ok ? values : []);
    }

    /// <summary>Compiles and runs a program once more, and makes what came of it into something for use outside.</summary>
    /// <param name="source">The program's text.</param>
    /// <param name="kind">One of the problem's <see cref="ProgramProblem.Artifacts"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProblemException">The program fails, or cannot be made into that.</exception>
    public async ValueTask<CandidateArtifact> MakeAsync(string source, string kind, CancellationToken cancellationToken)
    {
        if (!_problem.Artifacts.Contains(kind))
        {
            throw new ProblemException($"Problem '{_problem.Definition.Name}' makes no {kind} of its candidates.");
        }

        var compiled = await _compiler.CompileAsync(source, cancellationToken).ConfigureAwait(false);
        if (Failure(compiled) is { } failure)
        {
            throw new ProblemException($"The program does not compile: {string.Join("; ", failure.Feedback)}");
        }

        var outcome = await RunAsync(compiled.Image, _problem.Input(Split.Training), _problem.Limits(Split.Training), cancellationToken).ConfigureAwait(false);
        return outcome.Status == RunStatus.Completed
            ? await _problem.MakeAsync(kind, outcome.Output, cancellationToken).ConfigureAwait(false)
            : throw new ProblemException($"The program fails: {outcome.Error.ReplaceLineEndings(" ")}");
    }

    /// <inheritdoc/>
    public IReadOnlyList<Baseline> Baselines(Split split) => _problem.Baselines(split);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _compiler.DisposeAsync().ConfigureAwait(false);
        await _runner.DisposeAsync().ConfigureAwait(false);
    }

    private ValueTask<RunOutcome> RunAsync(ReadOnlyMemory<byte> image, ReadOnlyMemory<byte> input, RunLimits limits, CancellationToken cancellationToken) =>
        _runner.RunAsync(image, input, limits with { WallTime = limits.WallTime * _wallTimes }, cancellationToken);

    /// <summary>Runs a candidate on the first instances and, where it reaches what is asked there, on the others, with what is left of its steps.</summary>
    private async Task<Evaluation> EvaluateStagesAsync(Preparation preparation, double least, int repetition, CancellationToken cancellationToken)
    {
        var (stages, limits) = (_problem.Stages(Split.Training, repetition), _problem.Limits(Split.Training));
        var first = await RunAsync(preparation.Image, stages.First, limits, cancellationToken).ConfigureAwait(false);
        var facts = new ProgramFacts(preparation.Size) { Repetition = repetition, Steps = first.FuelUsed };
        var screened = Judge(first, known => _problem.ScoreFirst(Split.Training, first.Output, known), facts);
        if (screened.Status != EvaluationStatus.Ok || screened.Fitness < least)
        {
            return screened.Status == EvaluationStatus.Ok ? Screened(screened, stages.Count, least) : screened;
        }

        var rest = await RunAsync(preparation.Image, stages.Rest, limits with { Fuel = Math.Max(1, limits.Fuel - first.FuelUsed) }, cancellationToken).ConfigureAwait(false);
        var all = Judge(rest, known => _problem.ScoreStages(Split.Training, (first.Output, rest.Output), known), facts with { Steps = first.FuelUsed + rest.FuelUsed });
        return all with { CpuTime = screened.CpuTime + all.CpuTime };
    }

    private Evaluation Screened(Evaluation evaluation, int count, double least)
    {
        var objective = _problem.Definition.Objective;
        return Evaluation.Failed(
            EvaluationStatus.Screened,
            [
                string.Create(CultureInfo.InvariantCulture, $"{objective.Name} {objective.Flip(evaluation.Fitness!.Value):G6} on the first {(count == 1 ? "instance" : $"{count} instances")}; {objective.Flip(least):G6} is asked for there, so it was not run on the others."),
                .. evaluation.Feedback,
            ]) with
        {
            CpuTime = evaluation.CpuTime,
            Steps = evaluation.Steps,
            Size = evaluation.Size,
        };
    }

    /// <summary>What is scored on this thread is measured; what waits for another device takes none of its time.</summary>
    private async ValueTask<Evaluation> JudgeAsync(RunOutcome outcome, Func<ProgramFacts, ValueTask<Evaluation>> score, ProgramFacts facts)
    {
        var scoring = TimeSpan.Zero;
        var evaluation = outcome.Status == RunStatus.Completed
            ? await ProcessorTime.Measure(() => ScoreGuard.ScoreAsync(_problem.Definition, () => score(facts)), out scoring).ConfigureAwait(false)
            : Failed(outcome);
        return Judged(evaluation, outcome.CpuTime + scoring, facts);
    }

    private Evaluation Judge(RunOutcome outcome, Func<ProgramFacts, Evaluation> score, ProgramFacts facts)
    {
        var scoring = TimeSpan.Zero;
        var evaluation = outcome.Status == RunStatus.Completed
            ? ProcessorTime.Measure(() => ScoreGuard.Score(_problem.Definition, () => score(facts)), out scoring)
            : Failed(outcome);
        return Judged(evaluation, outcome.CpuTime + scoring, facts);
    }

    private static Evaluation Failed(RunOutcome outcome) => Evaluation.Failed(Translate(outcome.Status), outcome.Error.Split('\n')) with { EndedByMachine = outcome.EndedByMachine };

    private static Evaluation Judged(Evaluation evaluation, TimeSpan cpuTime, ProgramFacts facts) => evaluation with { CpuTime = cpuTime, Steps = facts.Steps, Size = facts.Size };

    private static Evaluation? Failure(CompiledCandidate compiled) => compiled.Status == CompilationStatus.Ok
        ? null
        : Evaluation.Failed(Translate(compiled.Status), [.. compiled.Messages.Select(Describe)]) with { EndedByMachine = compiled.EndedByMachine };

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
        RunStatus.OutOfFuel => EvaluationStatus.OutOfFuel,
        RunStatus.OutOfMemory => EvaluationStatus.OutOfMemory,
        RunStatus.Crashed => EvaluationStatus.Crashed,
        RunStatus.InvalidResult => EvaluationStatus.InvalidResult,
        _ => EvaluationStatus.RuntimeFailed,
    };
}

using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>
/// A problem whose candidates are C# programs. The same class serves on both sides of the sandbox: inside a worker it
/// calls the candidate and returns plain data; on the trusted side it makes the instances and computes the fitness from
/// that data. Derive from <see cref="ProgramProblem{TInstance, TAnswer}"/>; the class must be public with a public
/// constructor without parameters.
/// </summary>
public abstract class ProgramProblem : SearchProblem, IHarness
{
    /// <summary>What one run of a candidate on the instances of a split may take.</summary>
    /// <param name="split">The instances.</param>
    public virtual RunLimits Limits(Split split) => split == Split.Training
        ? new RunLimits()
        : new RunLimits { Fuel = 5_000_000_000, AllocatedBytes = 40L << 30, WallTime = TimeSpan.FromSeconds(20) };

    /// <summary>What candidates are compiled against beside the framework; <see langword="null"/> for nothing. The contract's <see cref="ProgramContract.Allowed"/> says what they may name of it.</summary>
    public virtual CandidateLibrary? Library => null;

    /// <summary>The managed heap of a worker in bytes: what a candidate, the instances and the harness may hold at once.</summary>
    public virtual long MemoryBytes => 256L << 20;

    /// <summary>What may be returned for all instances of a split, in bytes.</summary>
    public virtual int OutputBytes => 16 << 20;

    /// <summary>The instances of a split as the worker is sent them.</summary>
    /// <param name="split">The instances.</param>
    public abstract ReadOnlyMemory<byte> Input(Split split);

    /// <summary>The instances of a split as the worker is sent them for one of several evaluations of a candidate.</summary>
    /// <param name="split">The instances.</param>
    /// <param name="repetition">Which evaluation, from 0; a problem whose outcome is noisy draws its noise from it.</param>
    public virtual ReadOnlyMemory<byte> Input(Split split, int repetition) => Input(split);

    /// <summary>Computes the judgement from what a worker sent back. Trusts nothing in it.</summary>
    /// <param name="split">The instances.</param>
    /// <param name="output">What the worker sent back.</param>
    /// <param name="facts">What is known of the candidate without running it.</param>
    public abstract Evaluation Score(Split split, ReadOnlyMemory<byte> output, ProgramFacts facts);

    /// <summary>Computes the judgement where that takes its time: this is what is called, and by default it calls <see cref="Score(Split, ReadOnlyMemory{byte}, ProgramFacts)"/>.</summary>
    /// <param name="split">The instances.</param>
    /// <param name="output">What the worker sent back.</param>
    /// <param name="facts">What is known of the candidate without running it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public virtual ValueTask<Evaluation> ScoreAsync(Split split, ReadOnlyMemory<byte> output, ProgramFacts facts, CancellationToken cancellationToken) => ValueTask.FromResult(Score(split, output, facts));

    /// <summary>What a candidate can be made into for use outside, e.g. <c>onnx</c>; empty where it is its source alone.</summary>
    public virtual IReadOnlyList<string> Artifacts => [];

    /// <summary>Makes a candidate into something for use outside.</summary>
    /// <param name="kind">One of <see cref="Artifacts"/>.</param>
    /// <param name="output">What a worker sent back for the training split. Nothing in it is to be trusted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProblemException">The candidate cannot be made into that; the message says why.</exception>
    public virtual ValueTask<CandidateArtifact> MakeAsync(string kind, ReadOnlyMemory<byte> output, CancellationToken cancellationToken) =>
        throw new ProblemException($"Problem '{Definition.Name}' makes no {kind} of its candidates.");

    /// <summary>The files of benchmark instances that can be read, their endings or patterns in parentheses, e.g. <c>TSPLIB (.tsp)</c>; <see langword="null"/> where none can.</summary>
    public virtual string? InstanceFiles => null;

    /// <summary>The names of benchmark sets that are generated, in the order in which they are listed.</summary>
    public virtual IReadOnlyList<string> InstanceSets => [];

    /// <summary>Reads benchmark instances.</summary>
    /// <param name="path">A file of the kind that <see cref="InstanceFiles"/> names.</param>
    /// <exception cref="FormatException">The file breaks its layout, or holds an instance that cannot be solved; the message names file and line.</exception>
    /// <exception cref="ProblemException">The problem reads no files.</exception>
    public virtual IReadOnlyList<BenchmarkCase> ReadBenchmark(string path) => throw new ProblemException($"Problem '{Definition.Name}' reads no files of instances.");

    /// <summary>Generates a benchmark set.</summary>
    /// <param name="name">One of <see cref="InstanceSets"/>.</param>
    /// <exception cref="ProblemException">There is no such set.</exception>
    public virtual IReadOnlyList<BenchmarkCase> GenerateBenchmark(string name) => throw new ProblemException(
        InstanceSets.Count == 0
            ? $"Problem '{Definition.Name}' has no benchmark sets."
            : $"Problem '{Definition.Name}' has no benchmark set '{name}'; it has: {string.Join(", ", InstanceSets)}.");

    /// <summary>
    /// How many of the first instances of a split make up the first stage of a cascade: few, and such that who is poor on them is poor on all. 0 for none. It counts
    /// only where the contract is <see cref="ProgramContract.Stateless"/>: then a candidate does the same on the others whether or not they follow the first.
    /// </summary>
    /// <param name="split">The instances.</param>
    public virtual int FirstStage(Split split) => 0;

    /// <summary>Whether candidates can be judged in stages.</summary>
    internal virtual bool HasStages(Split split) => false;

    /// <summary>The instances of a split in two stages, where it has such.</summary>
    internal virtual StagedInput Stages(Split split, int repetition) => throw new NotSupportedException();

    /// <summary>Computes the judgement on the first stage.</summary>
    internal virtual Evaluation ScoreFirst(Split split, ReadOnlyMemory<byte> output, ProgramFacts facts) => throw new NotSupportedException();

    /// <summary>Computes the judgement on a split whose instances were run in two stages: the same answers as if they had been run at once.</summary>
    internal virtual Evaluation ScoreStages(Split split, (ReadOnlyMemory<byte> First, ReadOnlyMemory<byte> Others) outputs, ProgramFacts facts) => throw new NotSupportedException();

    /// <summary>Inside a worker: calls the candidate.</summary>
    /// <param name="candidate">The loaded candidate.</param>
    /// <param name="input">What <see cref="Input(Split)"/> made.</param>
    public abstract byte[] Run(LoadedCandidate candidate, ReadOnlyMemory<byte> input);
}

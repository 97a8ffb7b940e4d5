using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>A problem with instances and answers that JSON can carry.</summary>
/// <typeparam name="TInstance">One instance: plain data with a public constructor or settable properties.</typeparam>
/// <typeparam name="TAnswer">What comes of one instance: plain data, checked by <see cref="Score(IReadOnlyList{TInstance}, IReadOnlyList{TAnswer}, ProgramFacts)"/>.</typeparam>
public abstract class ProgramProblem<TInstance, TAnswer> : ProgramProblem
{
    private static readonly JsonSerializerOptions Json = new()
    {
        // NaN and infinities travel as they are; whether they are allowed is for the scoring to say.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        IncludeFields = true,
    };

    private readonly ConcurrentDictionary<(Split Split, int Repetition), Lazy<(IReadOnlyList<TInstance> Instances, byte[] Input)>> _splits = new();
    private readonly ConcurrentDictionary<(Split Split, int Repetition), Lazy<StagedInput>> _stages = new();

    /// <inheritdoc/>
    public sealed override ReadOnlyMemory<byte> Input(Split split) => Load(split, 0).Input;

    /// <inheritdoc/>
    public sealed override ReadOnlyMemory<byte> Input(Split split, int repetition) => Load(split, repetition).Input;

    /// <inheritdoc/>
    public sealed override Evaluation Score(Split split, ReadOnlyMemory<byte> output, ProgramFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var instances = Load(split, facts.Repetition).Instances;
        return Answers(output, instances.Count) is { } answers ? Score(instances, answers, facts) : Malformed();
    }

    internal sealed override bool HasStages(Split split) =>
        FirstStage(split) is var count and > 0 && Definition.RequireContract().Stateless && count < Load(split, 0).Instances.Count;

    internal sealed override StagedInput Stages(Split split, int repetition) => _stages.GetOrAdd(
        (split, repetition),
        key => new(() =>
        {
            var (instances, count) = (Load(key.Split, key.Repetition).Instances, FirstStage(key.Split));
            return new StagedInput(JsonSerializer.SerializeToUtf8Bytes(instances.Take(count), Json), JsonSerializer.SerializeToUtf8Bytes(instances.Skip(count), Json), count);
        })).Value;

    internal sealed override Evaluation ScoreFirst(Split split, ReadOnlyMemory<byte> output, ProgramFacts facts)
    {
        var instances = Load(split, facts.Repetition).Instances.Take(FirstStage(split)).ToList();
        return Answers(output, instances.Count) is { } answers ? Score(instances, answers, facts) : Malformed();
    }

    internal sealed override Evaluation ScoreStages(Split split, (ReadOnlyMemory<byte> First, ReadOnlyMemory<byte> Others) outputs, ProgramFacts facts)
    {
        var instances = Load(split, facts.Repetition).Instances;
        var count = FirstStage(split);
        return Answers(outputs.First, count) is { } first && Answers(outputs.Others, instances.Count - count) is { } rest
            ? Score(instances, [.. first, .. rest], facts)
            : Malformed();
    }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<BenchmarkCase> ReadBenchmark(string path) =>
        InstanceFiles is null ? base.ReadBenchmark(path) : [.. ReadInstances(path).Select(Case)];

    /// <inheritdoc/>
    public sealed override IReadOnlyList<BenchmarkCase> GenerateBenchmark(string name) =>
        InstanceSets.Contains(name) ? [.. GenerateInstances(name).Select(Case)] : base.GenerateBenchmark(name);

    /// <inheritdoc/>
    public sealed override byte[] Run(LoadedCandidate candidate, ReadOnlyMemory<byte> input)
    {
        var instances = JsonSerializer.Deserialize<TInstance[]>(input.Span, Json)!;
        return JsonSerializer.SerializeToUtf8Bytes(Array.ConvertAll(instances, instance => Run(candidate, instance)), Json);
    }

    /// <summary>Makes the instances of a split: the same ones at every call, others for every split.</summary>
    /// <param name="split">Which.</param>
    protected abstract IReadOnlyList<TInstance> Instances(Split split);

    /// <summary>Makes the instances of one of several evaluations of a candidate, for a problem whose outcome is noisy: other noise for every repetition, the same at every call.</summary>
    /// <param name="split">Which.</param>
    /// <param name="repetition">Which evaluation, from 0.</param>
    protected virtual IReadOnlyList<TInstance> Instances(Split split, int repetition) => Instances(split);

    /// <summary>Inside a worker: calls the candidate on one instance and returns what it did, not how good that is.</summary>
    /// <param name="candidate">The loaded candidate.</param>
    /// <param name="instance">A copy; changing it changes nothing elsewhere.</param>
    /// <exception cref="InvalidResultException">The candidate broke a rule of the problem.</exception>
    protected abstract TAnswer Run(LoadedCandidate candidate, TInstance instance);

    /// <summary>On the trusted side: checks the answers strictly and computes fitness and measures from them.</summary>
    /// <param name="instances">The instances.</param>
    /// <param name="answers">As many answers, in the same order, none <see langword="null"/>.</param>
    /// <param name="facts">What is known of the candidate without running it.</param>
    protected abstract Evaluation Score(IReadOnlyList<TInstance> instances, IReadOnlyList<TAnswer> answers, ProgramFacts facts);

    /// <summary>Reads benchmark instances from a file of the kind that <see cref="ProgramProblem.InstanceFiles"/> names.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">The file breaks its layout, or holds an instance that cannot be solved; the message names file and line.</exception>
    protected virtual IReadOnlyList<BenchmarkInstance<TInstance>> ReadInstances(string path) => [];

    /// <summary>Generates a benchmark set.</summary>
    /// <param name="name">One of <see cref="ProgramProblem.InstanceSets"/>.</param>
    protected virtual IReadOnlyList<BenchmarkInstance<TInstance>> GenerateInstances(string name) => [];

    /// <summary>What an answer comes to, under each convention in which the field states it. The answer has passed <see cref="Score(IReadOnlyList{TInstance}, IReadOnlyList{TAnswer}, ProgramFacts)"/>.</summary>
    /// <param name="benchmark">The instance.</param>
    /// <param name="answer">A valid answer to it.</param>
    protected virtual IReadOnlyList<BenchmarkValue> Values(BenchmarkInstance<TInstance> benchmark, TAnswer answer) => [];

    private static TAnswer[]? Answers(ReadOnlyMemory<byte> output, int count)
    {
        try
        {
            return JsonSerializer.Deserialize<TAnswer[]>(output.Span, Json) is { } answers && answers.Length == count && Array.TrueForAll(answers, answer => answer is not null)
                ? answers
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Evaluation Malformed() => Evaluation.Failed(EvaluationStatus.InvalidResult, "The result does not have the form that the problem asks for.");

    private BenchmarkCase Case(BenchmarkInstance<TInstance> benchmark) => new(
        benchmark.Name,
        JsonSerializer.SerializeToUtf8Bytes<TInstance[]>([benchmark.Instance], Json),
        (output, facts) =>
        {
            if (Answers(output, 1) is not [var answer])
            {
                return new BenchmarkScore(Malformed(), []);
            }

            var evaluation = Score([benchmark.Instance], [answer], facts);
            return new BenchmarkScore(evaluation, evaluation.Status == EvaluationStatus.Ok ? Values(benchmark, answer) : []);
        });

    private (IReadOnlyList<TInstance> Instances, byte[] Input) Load(Split split, int repetition) =>
        _splits.GetOrAdd(
            (split, repetition),
            key => new(() =>
            {
                var instances = Instances(key.Split, key.Repetition);
                return (instances, JsonSerializer.SerializeToUtf8Bytes(instances, Json));
            })).Value;
}

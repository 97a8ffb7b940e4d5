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

    /// <inheritdoc/>
    public sealed override ReadOnlyMemory<byte> Input(Split split) => Load(split, 0).Input;

    /// <inheritdoc/>
    public sealed override ReadOnlyMemory<byte> Input(Split split, int repetition) => Load(split, repetition).Input;

    /// <inheritdoc/>
    public sealed override Evaluation Score(Split split, ReadOnlyMemory<byte> output, ProgramFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var instances = Load(split, facts.Repetition).Instances;
        TAnswer[]? answers;
        try
        {
            answers = JsonSerializer.Deserialize<TAnswer[]>(output.Span, Json);
        }
        catch (JsonException)
        {
            answers = null;
        }

        return answers is not null && answers.Length == instances.Count && Array.TrueForAll(answers, answer => answer is not null)
            ? Score(instances, answers, facts)
            : Evaluation.Failed(EvaluationStatus.InvalidResult, "The result does not have the form that the problem asks for.");
    }

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

    private (IReadOnlyList<TInstance> Instances, byte[] Input) Load(Split split, int repetition) =>
        _splits.GetOrAdd(
            (split, repetition),
            key => new(() =>
            {
                var instances = Instances(key.Split, key.Repetition);
                return (instances, JsonSerializer.SerializeToUtf8Bytes(instances, Json));
            })).Value;
}

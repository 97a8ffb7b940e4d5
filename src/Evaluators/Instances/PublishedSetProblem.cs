using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>A problem whose splits are taken from published sets of instances, and whose answers are lists of whole numbers that are worth a figure each.</summary>
/// <typeparam name="TInstance">The instances.</typeparam>
public abstract class PublishedSetProblem<TInstance> : ProgramProblem<TInstance, int[]>
{
    private protected PublishedSetProblem(Problem definition) => Definition = definition;

    /// <inheritdoc/>
    public sealed override Problem Definition { get; }

    /// <inheritdoc/>
    public sealed override string Describe(Split split) => $"{string.Join(", ", Chosen(split).Select(set => set.Text))}; {Content}";

    /// <summary>An eighth of the training, one instance at least.</summary>
    /// <param name="split">The instances.</param>
    public sealed override int FirstStage(Split split) => split == Split.Training ? Math.Max(1, Chosen(split).Sum(set => set.Count) / 8) : 0;

    /// <summary>What instances hold, in words.</summary>
    private protected abstract string Content { get; }

    /// <summary>The sets of a split, and how many of the first instances of each.</summary>
    private protected abstract IReadOnlyList<ChosenSet> Chosen(Split split);

    /// <summary>Draws a set.</summary>
    private protected abstract IReadOnlyList<TInstance> Draw(string set);

    /// <summary>Adds what a host needs, such as its seed.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="stream">Names the instance among all.</param>
    /// <param name="repetition">Which evaluation.</param>
    private protected abstract TInstance Prepare(TInstance instance, string stream, int repetition);

    /// <summary>How large an instance is, for reports by size.</summary>
    private protected abstract int Size(TInstance instance);

    /// <summary>What an answer is worth; <see langword="null"/> where it is not allowed.</summary>
    private protected abstract double? Figure(TInstance instance, int[] answer);

    /// <summary>Why an answer is not allowed.</summary>
    private protected abstract string Refusal { get; }

    /// <summary>The measure beside the program's size.</summary>
    private protected abstract double Behaviour(IReadOnlyList<TInstance> instances, IReadOnlyList<int[]> answers, ProgramFacts facts);

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<TInstance> Instances(Split split) => Instances(split, 0);

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<TInstance> Instances(Split split, int repetition) =>
        [.. Chosen(split).SelectMany(set => Draw(set.Name).Take(set.Count)).Select((instance, index) => Prepare(instance, $"{split}/{index}", repetition))];

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<BenchmarkInstance<TInstance>> GenerateInstances(string name) =>
        [.. Draw(name).Select((instance, index) => new BenchmarkInstance<TInstance>($"{name}/{index}", Prepare(instance, $"{name}/{index}", 0)))];

    /// <inheritdoc/>
    protected sealed override Evaluation Score(IReadOnlyList<TInstance> instances, IReadOnlyList<int[]> answers, ProgramFacts facts)
    {
        ArgumentNullException.ThrowIfNull(instances);
        ArgumentNullException.ThrowIfNull(facts);
        var figures = instances.Zip(answers, Figure).OfType<double>().ToList();
        if (figures.Count < instances.Count)
        {
            return Evaluation.Failed(EvaluationStatus.InvalidResult, Definition.BlackBox ? "A solution breaks a rule of the problem." : Refusal);
        }

        var means = SizeReport.Of(instances.Select(Size), figures, Definition.Objective.Name);
        return new Evaluation
        {
            Status = EvaluationStatus.Ok,
            Fitness = Definition.Objective.Flip(figures.Average()),
            Measures = new Measures(Behaviour(instances, answers, facts), facts.Size),
            Metrics = new SortedDictionary<string, double>(means.ToDictionary(mean => mean.Name, mean => mean.Mean)),
            Feedback = SizeReport.Lines(means),
        };
    }
}

using System.Text.Json.Serialization;

namespace EvoLLM.Evolver;

/// <summary>The judgement of one candidate: plain data, made by trusted code only.</summary>
public sealed record Evaluation
{
    private const string StepsName = "steps";
    private const string SizeName = "size";

    /// <summary>How it ended.</summary>
    public required EvaluationStatus Status { get; init; }

    /// <summary>The fitness, finite, larger is better; <see langword="null"/> unless <see cref="Status"/> is <see cref="EvaluationStatus.Ok"/> or a duplicate of such a one.</summary>
    public double? Fitness { get; init; }

    /// <summary>The behaviour of the candidate, one number for each axis; <see langword="null"/> where there is no fitness.</summary>
    public Measures? Measures { get; init; }

    /// <summary>What the fitness is the mean of, where the candidate was evaluated several times; else <see langword="null"/>.</summary>
    public Repeats? Repeats { get; init; }

    /// <summary>Further numbers that the problem reports, by name.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new SortedDictionary<string, double>();

    /// <summary>Numbers for people only, by name: no model ever sees them, so that a search cannot be led by them. <see langword="null"/> where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? Hidden { get; init; }

    /// <summary>How many steps the candidate took: run time that is the same on every machine. 0 where nothing ran, or nothing is counted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Steps { get; init; }

    /// <summary>How long the candidate is: its syntax nodes where it is a program. 0 where that was not found out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Size { get; init; }

    /// <summary>Lines for a person or a model: what went wrong and where, or what stood out.</summary>
    public IReadOnlyList<string> Feedback { get; init; } = [];

    /// <summary>
    /// Whether wall time, or the memory of a process, ended the candidate and not its own steps: another machine, or
    /// another day, may come to another end, so a replay takes it as recorded.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool EndedByMachine { get; init; }

    /// <summary>Processor time that the judgement took, without making the program ready. It differs from time to time, so it is no part of what is stored of a judgement: <see cref="ProposalRecord.CpuTime"/> has it.</summary>
    [JsonIgnore]
    public TimeSpan CpuTime { get; init; }

    /// <summary>A number by its name: a metric, else a measure, else <c>steps</c> or <c>size</c> of what is a program. Hidden metrics have no name here.</summary>
    /// <param name="name">The name.</param>
    /// <param name="axes">The axes of the problem.</param>
    /// <returns>The number; <see langword="null"/> where there is none of the name.</returns>
    public double? Figure(string name, IReadOnlyList<MeasureAxis> axes)
    {
        ArgumentNullException.ThrowIfNull(axes);
        if (Metrics.TryGetValue(name, out var metric))
        {
            return metric;
        }

        var axis = axes.TakeWhile(measure => measure.Name != name).Count();
        return axis < Measures?.Count ? Measures[axis]
            : name == StepsName && (Steps > 0 || Size > 0) ? Steps
            : name == SizeName && Size > 0 ? Size
            : null;
    }

    /// <summary>
    /// Whether this is better than another judgement beyond doubt: by more than the standard error of the difference where outcomes are noisy. What is not
    /// is no improvement, though an archive keeps the higher mean.
    /// </summary>
    /// <param name="other">Another judgement with a fitness.</param>
    public bool Exceeds(Evaluation other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var error = Repeats is not null && other.Repeats is not null ? Repeats.ErrorOfDifference(other.Repeats) : 0;
        return Fitness - other.Fitness > error;
    }

    /// <summary>The names that <see cref="Figure"/> knows.</summary>
    internal IEnumerable<string> FigureNames(IReadOnlyList<MeasureAxis> axes) =>
        Metrics.Keys.Concat(axes.Select(axis => axis.Name)).Append(StepsName).Append(SizeName).Where(name => Figure(name, axes) is not null).Distinct();

    /// <summary>A judgement without fitness.</summary>
    /// <param name="status">Why there is none.</param>
    /// <param name="feedback">What went wrong, a line each.</param>
    public static Evaluation Failed(EvaluationStatus status, params IReadOnlyList<string> feedback) =>
        new() { Status = status, Feedback = feedback };
}

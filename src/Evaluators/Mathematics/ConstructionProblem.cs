using System.Globalization;
using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>
/// A mathematical object that a candidate constructs once: a table of numbers, a row for each circle, point, step or product. There is one instance, so
/// validation and test are the training again. Only what is returned counts, and it is judged exactly, with no tolerance.
/// </summary>
public abstract class ConstructionProblem : ProgramProblem<ConstructionTask, double[]>
{
    private const long LargestWhole = 1L << 53;

    private readonly ConstructionSetting _setting;

    private protected ConstructionProblem(ConstructionSetting setting) => (_setting, Definition) = (setting, setting.Define());

    /// <inheritdoc/>
    public sealed override Problem Definition { get; }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<PublishedFigure> Published => _setting.Published;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<ReferenceProgram> References => _setting.References;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Baseline> Baselines(Split split) => _setting.BestKnown is { } best ? [new Baseline("best known", best)] : [];

    /// <summary>20 s and 10 billion steps, on every split: room for a search inside the candidate.</summary>
    /// <param name="split">The instances.</param>
    public sealed override RunLimits Limits(Split split) => new() { WallTime = TimeSpan.FromSeconds(20), Fuel = 10_000_000_000, AllocatedBytes = 40L << 30 };

    /// <inheritdoc/>
    public sealed override string Describe(Split split) => "the one instance that there is";

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<ConstructionTask> Instances(Split split) => [new(_setting.Rows ?? 0)];

    /// <inheritdoc/>
    protected sealed override double[] Run(LoadedCandidate candidate, ConstructionTask instance)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        var name = Definition.RequireContract().Signature.Split('(')[0].Split(' ')[^1];
        return Definition.RequireContract().Signature.Split(' ')[0] switch
        {
            "double[]" => Numbers(candidate.Bind<Func<double[]>>(name)()),
            "long[]" => Numbers(candidate.Bind<Func<long[]>>(name)()),
            "int[]" => Numbers(candidate.Bind<Func<int[]>>(name)()),
            "int[,]" => Table(candidate.Bind<Func<int[,]>>(name)()),
            _ => Table(candidate.Bind<Func<double[,]>>(name)()),
        };
    }

    /// <inheritdoc/>
    protected sealed override Evaluation Score(IReadOnlyList<ConstructionTask> instances, IReadOnlyList<double[]> answers, ProgramFacts facts)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(facts);
        var numbers = answers[0];
        var rows = numbers.Length / _setting.Columns;
        if (numbers.Length % _setting.Columns != 0 || rows < 1 || rows > _setting.MostRows || (_setting.Rows is { } asked && rows != asked))
        {
            var count = _setting.Rows is { } exact ? $"{exact}" : $"1 to {_setting.MostRows}";
            return Invalid(_setting.Columns == 1 ? $"{count} numbers are asked for, not {rows}." : $"{count} rows of {_setting.Columns} are asked for, not {rows}.");
        }

        var bad = Array.FindIndex(numbers, number => !double.IsFinite(number));
        return bad >= 0 ? Invalid($"{(_setting.Columns == 1 ? "Number" : "Row")} {bad / _setting.Columns} holds {Text(numbers[bad])}; every number must be finite.") : Judge(numbers, facts);
    }

    /// <summary>On the trusted side: decides whether a table is valid, and what it is worth. It has the right shape, and all numbers are finite.</summary>
    private protected abstract Evaluation Judge(double[] numbers, ProgramFacts facts);

    /// <summary>A valid object.</summary>
    private protected Evaluation Valid(double figure, Measures measures, params string[] feedback) => new()
    {
        Status = EvaluationStatus.Ok,
        Fitness = Definition.Objective.Flip(figure),
        Measures = measures,
        Feedback = [_setting.BestKnown is { } best ? $"{Definition.Objective.Name} {Text(figure)}; the best known is {Text(best)}." : $"{Definition.Objective.Name} {Text(figure)}.", .. feedback],
    };

    private protected static Evaluation Invalid(string why) => Evaluation.Failed(EvaluationStatus.InvalidResult, why);

    /// <summary>A figure for people, as exact as it is.</summary>
    private protected static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private protected static bool IsWhole(double number) => number == Math.Floor(number) && Math.Abs(number) <= LargestWhole;

    private static double[] Numbers<T>(T[]? numbers) => numbers is null
        ? throw new InvalidResultException("null was returned.")
        : Array.ConvertAll(numbers, number => number is long whole and (> LargestWhole or < -LargestWhole)
            ? throw new InvalidResultException($"{whole} was returned; numbers of at most 2^53 are asked for.")
            : Convert.ToDouble(number, CultureInfo.InvariantCulture));

    private double[] Table<T>(T[,]? table) => table is null
        ? throw new InvalidResultException("null was returned.")
        : table.GetLength(1) != _setting.Columns
            ? throw new InvalidResultException($"A table of {table.GetLength(1)} columns was returned; {_setting.Columns} are asked for.")
            : Numbers(table.Cast<T>().ToArray());
}

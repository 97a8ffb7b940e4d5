using System.Globalization;
using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>
/// A construction that a candidate makes once: a table of numbers, a row for each circle, point or hexagon. There is one instance, so
/// validation and test are the training again. Tables are judged exactly, with no tolerance.
/// </summary>
public abstract class GeometryProblem : ProgramProblem<GeometryTask, double[]>
{
    private readonly int _count;
    private readonly string[] _columns;
    private readonly string _method;

    private protected GeometryProblem(int count, string method, params string[] columns)
    {
        _count = count;
        _columns = columns;
        _method = method;
    }

    /// <summary>20 s and 5 billion steps, on every split: room for a search inside the candidate.</summary>
    /// <param name="split">The instances.</param>
    public sealed override RunLimits Limits(Split split) =>
        new() { WallTime = TimeSpan.FromSeconds(20), Fuel = 5_000_000_000, AllocatedBytes = 40L << 30 };

    /// <inheritdoc/>
    public sealed override string Describe(Split split) => "the one instance there is";

    /// <summary>The numbers before the table; a problem that asks for some says how many.</summary>
    private protected virtual int Leading => 0;

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<GeometryTask> Instances(Split split) => [new(_count)];

    /// <inheritdoc/>
    protected sealed override double[] Run(LoadedCandidate candidate, GeometryTask instance)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(instance);
        return Call(candidate, _method);
    }

    /// <inheritdoc/>
    protected sealed override Evaluation Score(IReadOnlyList<GeometryTask> instances, IReadOnlyList<double[]> answers, ProgramFacts facts)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(facts);
        var numbers = answers[0];
        return numbers.Length == Leading + (_count * _columns.Length) && Array.TrueForAll(numbers, double.IsFinite)
            ? Judge(numbers, facts)
            : Invalid($"{_count} rows of {string.Join(", ", _columns)} are asked for, all numbers finite.");
    }

    /// <summary>Inside a worker: calls the candidate and returns what it returned, row by row.</summary>
    private protected virtual double[] Call(LoadedCandidate candidate, string method) => Flatten(candidate.Bind<Func<double[,]>>(method)());

    /// <summary>On the trusted side: decides whether a table is valid, and what it is worth. All numbers are there and finite.</summary>
    private protected abstract Evaluation Judge(double[] numbers, ProgramFacts facts);

    /// <summary>The numbers of a table of the right shape, row by row.</summary>
    /// <exception cref="InvalidResultException">Another shape, or a number that is not finite.</exception>
    private protected double[] Flatten(double[,]? table) => [.. ResultCheck.Matrix(table, _count, _columns.Length, _method).Cast<double>()];

    private protected static Evaluation Invalid(string why) => Evaluation.Failed(EvaluationStatus.InvalidResult, why);

    /// <summary>A figure for people: 15 significant digits, as one would compare records.</summary>
    private protected static string Text(double value) => value.ToString("G15", CultureInfo.InvariantCulture);
}

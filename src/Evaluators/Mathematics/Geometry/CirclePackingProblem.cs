using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>Circles without overlap in a square or rectangle, such that the sum of their radii is as large as can be (Novikov et al. 2025, AlphaEvolve, B.12).</summary>
public abstract class CirclePackingProblem : GeometryProblem
{
    private readonly double _bestKnown;

    private protected CirclePackingProblem(CirclePackingSetting setting)
        : base(setting.Count, "Pack", "x", "y", "r")
    {
        _bestKnown = setting.BestKnown;
        Published = setting.Published;
        References = setting.References;
        Definition = new Problem
        {
            Name = setting.Name,
            Title = $"Pack {setting.Count} circles into {setting.Container} so that their radii sum to as much as possible",
            Description =
                $"Place {setting.Count} circles of any radii in {setting.Container}. No circle may leave it and no two may overlap, not even by a "
                + "rounding error: this is checked in exact arithmetic. Maximise the sum of the radii, which is computed from the circles. "
                + "The program may search as long as its steps last (5 billion), and need not be quick.",
            Contract = new ProgramContract("Candidate", setting.Signature, setting.Meaning),
            Hints = "Do not fix the radii: move centres and radii together, e.g. by a penalty or linear programs from many starts, and shrink at the very end.",
            Objective = new Objective("sum of radii", Direction.Maximize),
            Measures = [new MeasureAxis("circles at the border", 0, setting.Count, 13), new MeasureAxis("spread of radii", 0, 0.6, 12)],
            Seeds = [setting.Seed],
        };
    }

    /// <inheritdoc/>
    public sealed override Problem Definition { get; }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<PublishedFigure> Published { get; }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<ReferenceProgram> References { get; }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Baseline> Baselines(Split split) => [new("best known", _bestKnown)];

    private protected sealed override Evaluation Judge(double[] numbers, ProgramFacts facts)
    {
        var circles = numbers.Skip(Leading).Chunk(3).Select(row => new Circle(row[0], row[1], row[2])).ToList();
        var packing = new CirclePacking(Leading == 0 ? 1 : numbers[0], circles);
        if (packing.Violation() is { } violation)
        {
            return Invalid(violation);
        }

        var sum = packing.SumOfRadii;
        return new Evaluation
        {
            Status = EvaluationStatus.Ok,
            Fitness = sum,
            Measures = new Measures(packing.AtBorder, packing.Spread),
            Metrics = new SortedDictionary<string, double> { ["circles at the border"] = packing.AtBorder, ["contacts"] = packing.Contacts },
            Feedback =
            [
                $"The radii sum to {Text(sum)}; the best known packing has {Text(_bestKnown)}.",
                $"{packing.AtBorder} circles touch the border, and {packing.Contacts} pairs touch each other. The smallest radius is {Text(circles.Min(circle => circle.Radius))}, the largest {Text(circles.Max(circle => circle.Radius))}.",
            ],
        };
    }
}

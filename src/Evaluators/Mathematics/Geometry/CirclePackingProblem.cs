using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>Circles without overlap in a square or rectangle, such that the sum of their radii is as large as can be (Novikov et al. 2025, AlphaEvolve, B.12 and B.13).</summary>
public abstract class CirclePackingProblem : ConstructionProblem
{
    private readonly bool _inSquare;

    private protected CirclePackingProblem(string name, int count, bool inSquare, double bestKnown, params PublishedFigure[] published)
        : base(new ConstructionSetting
        {
            Name = name,
            Title = $"Pack {count} circles into {(inSquare ? "the unit square" : "a rectangle of perimeter 4")} so that their radii sum to as much as possible",
            Description =
                $"Place {count} circles of any radii in {(inSquare ? "the square from (0, 0) to (1, 1)" : "a rectangle of perimeter 4 or less; it is the smallest one around the circles, with sides along the axes")}. "
                + $"{(inSquare ? "No circle may leave it and no" : "No")} two may overlap, not even by a rounding error: shrink all radii by 1e-12 or so at the end. Maximise the sum of the radii.",
            Signature = "double[,] Pack()",
            Meaning = $"Return {count} rows of 3: x and y of a circle's centre, and its radius, 0 or more.",
            Hints = "Do not fix the radii: move centres and radii together, e.g. by penalties that grow, from many starts; shrink at the very end.",
            Objective = new Objective("sum of radii", Direction.Maximize),
            Measures = [new MeasureAxis("pairs that touch", 0, 3 * count, 13), new MeasureAxis("spread of radii", 0, 0.6, 12)],
            Seed = CircleReferences.Rings(count, inSquare),
            Columns = 3,
            Rows = count,
            BestKnown = bestKnown,
            Published = published,
            References = [CircleReferences.Penalties(count, inSquare)],
        }) => _inSquare = inSquare;

    private protected sealed override Evaluation Judge(double[] numbers, ProgramFacts facts)
    {
        var packing = new CirclePacking([.. numbers.Chunk(3).Select(row => new Circle(row[0], row[1], row[2]))], _inSquare);
        return packing.Violation() is { } violation
            ? Invalid(violation)
            : Valid(
                packing.SumOfRadii,
                new Measures(packing.Contacts, packing.Spread),
                $"{packing.Contacts} pairs touch each other. The smallest radius is {Text(packing.Circles.Min(circle => circle.Radius))}, the largest {Text(packing.Circles.Max(circle => circle.Radius))}.");
    }
}

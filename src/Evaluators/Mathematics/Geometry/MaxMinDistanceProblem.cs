using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>Points whose largest distance is as small a multiple of their smallest as can be (Novikov et al. 2025, AlphaEvolve, B.8).</summary>
public abstract class MaxMinDistanceProblem : ConstructionProblem
{
    private readonly int _dimensions;

    private protected MaxMinDistanceProblem(int dimensions, int count, double bestKnown, params PublishedFigure[] published)
        : base(new ConstructionSetting
        {
            Name = $"max-min-distance-{dimensions}d-{count}",
            Title = $"Place {count} points in {dimensions} dimensions so that the largest distance over the smallest is as small as possible",
            Description = $"Place {count} different points anywhere in space of {dimensions} dimensions. Minimise the square of the largest distance of two of them over the square of the smallest.",
            Signature = "double[,] Place()",
            Meaning = $"Return {count} rows of {dimensions}: the coordinates of a point.",
            Hints = "Push apart the nearest pairs and pull together the farthest, from many starts.",
            Objective = new Objective("squared ratio", Direction.Minimize),
            Measures = [new MeasureAxis("pairs nearly as near as the nearest", 0, 4 * count, 16), new MeasureAxis("program size", 0, 600, 15)],
            Seed = PointReferences.Random("Place", count, dimensions),
            Columns = dimensions,
            Rows = count,
            BestKnown = bestKnown,
            Published = published,
            References = [PointReferences.Annealing("Place", count, dimensions, PointReferences.Ratio(dimensions), 20)],
        }) => _dimensions = dimensions;

    private protected sealed override Evaluation Judge(double[] numbers, ProgramFacts facts)
    {
        var points = numbers.Chunk(_dimensions).ToList();
        var squares = points.SelectMany((point, i) => points.Skip(i + 1).Select(other => ExactGeometry.SquaredDistance(point, other))).ToList();
        var (least, most) = (squares.Min(), squares.Max());
        if (least.Sign == 0)
        {
            return Invalid("Two points are the same; all must be different.");
        }

        var near = least * Dyadic.FromDouble(1.001);
        var ratio = Dyadic.Quotient(most, least);
        return double.IsFinite(ratio)
            ? Valid(ratio, new Measures(squares.Count(square => square <= near), facts.Size))
            : Invalid("The largest distance is more than 1e154 times the smallest.");
    }
}

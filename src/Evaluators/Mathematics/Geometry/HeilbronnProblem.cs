using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>Points of which no three make a small triangle (Heilbronn's problem; Novikov et al. 2025, AlphaEvolve, B.9 and B.10).</summary>
public abstract class HeilbronnProblem : ConstructionProblem
{
    private readonly bool _inTriangle;

    private protected HeilbronnProblem(string name, int count, bool inTriangle, double bestKnown, params PublishedFigure[] published)
        : base(new ConstructionSetting
        {
            Name = name,
            Title = $"Place {count} points {(inTriangle ? "in a triangle" : "anywhere")} so that the smallest triangle of three of them is as large as possible",
            Description = inTriangle
                ? $"Place {count} points in the triangle with corners (0, 0), (1, 0) and (0, 1), border included. Maximise the area of the smallest triangle that three of them make, divided by that of the triangle, 1/2. (For any other triangle the figure is the same.)"
                : $"Place {count} points anywhere in the plane. Maximise the area of the smallest triangle that three of them make, divided by the area of their convex hull.",
            Signature = "double[,] Place()",
            Meaning = $"Return {count} rows of 2: x and y of a point{(inTriangle ? "; x >= 0, y >= 0 and x + y <= 1, without any rounding error" : "")}.",
            Hints = "The smallest triangles decide: move their corners, a little at a time, from many starts.",
            Objective = new Objective("smallest area", Direction.Maximize),
            Measures = [new MeasureAxis("points on the hull", 3, count + 1, count - 2), new MeasureAxis("program size", 0, 600, 15)],
            Seed = PointReferences.Random("Place", count, 2, inTriangle),
            Columns = 2,
            Rows = count,
            BestKnown = bestKnown,
            Published = published,
            References = [PointReferences.Annealing("Place", count, 2, PointReferences.SmallestTriangle(inTriangle), inTriangle ? 30 : 8, inTriangle)],
        }) => _inTriangle = inTriangle;

    private protected sealed override Evaluation Judge(double[] numbers, ProgramFacts facts)
    {
        var points = numbers.Chunk(2).Select(row => new PlanePoint(row[0], row[1])).ToList();
        var outside = _inTriangle ? points.FindIndex(point => !(point.X >= 0 && point.Y >= 0 && ExactGeometry.IsSumAtMost(point.X, point.Y, 1))) : -1;
        if (outside >= 0)
        {
            return Invalid($"Point {outside} at ({Text(points[outside].X)}, {Text(points[outside].Y)}) lies outside the triangle; not even a rounding error is allowed.");
        }

        var whole = _inTriangle ? Dyadic.FromDouble(1) : ExactGeometry.TwiceHullArea(points);
        if (whole.Sign == 0)
        {
            return Invalid("All points lie on one line.");
        }

        var smallest = Triples(points.Count).Select(triple => Magnitude(ExactGeometry.TwiceArea(points[triple.A], points[triple.B], points[triple.C]))).Min();
        return Valid(Dyadic.Quotient(smallest, whole), new Measures(ExactGeometry.HullSize(points), facts.Size));
    }

    private static Dyadic Magnitude(Dyadic value) => value.Sign < 0 ? -value : value;

    private static IEnumerable<(int A, int B, int C)> Triples(int count) =>
        from a in Enumerable.Range(0, count)
        from b in Enumerable.Range(a + 1, count - a - 1)
        from c in Enumerable.Range(b + 1, count - b - 1)
        select (a, b, c);
}

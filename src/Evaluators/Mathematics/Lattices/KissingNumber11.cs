using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>The kissing number in 11 dimensions, from below (Novikov et al. 2025, AlphaEvolve, B.11).</summary>
public sealed class KissingNumber11() : ConstructionProblem(new ConstructionSetting
{
    Name = "kissing-number-11",
    Title = "As many unit spheres as possible that touch one in 11 dimensions",
    Description =
        "Find as many points with whole coordinates in 11 dimensions as possible, none of them the origin, such that the smallest distance of two of them is no smaller than the largest distance of one from the origin. "
        + "(Spheres around them, moved to touch one at the origin, then do not overlap.) Maximise their number.",
    Signature = "int[,] Place()",
    Meaning = "Return 1 to 1000 rows of 11 whole numbers: the coordinates of a point.",
    Hints = "Begin with points of few non-zero coordinates, of one length, such that supports overlap little.",
    Objective = new Objective("points", Direction.Maximize),
    Measures = [new MeasureAxis("lengths", 1, 11, 10), new MeasureAxis("program size", 0, 600, 15)],
    Seed = KissingReferences.TwoCoordinates,
    Columns = Dimensions,
    MostRows = 1000,
    BestKnown = 593,
    Published = [new("before AlphaEvolve", "points", 592, "Ganzhinov 2022"), new("AlphaEvolve", "points", 593, "Novikov et al. 2025, B.11")],
    References = [KissingReferences.Supports],
})
{
    private const int Dimensions = 11;

    private const double LargestCoordinate = 1L << 31;

    private protected override Evaluation Judge(double[] numbers, ProgramFacts facts)
    {
        if (Array.FindIndex(numbers, number => !IsWhole(number) || Math.Abs(number) > LargestCoordinate) is var wrong and >= 0)
        {
            return Invalid($"Point {wrong / Dimensions} has the coordinate {Text(numbers[wrong])}; whole numbers of at most 2^31 are asked for.");
        }

        var points = numbers.Select(number => (long)number).Chunk(Dimensions).ToList();
        var lengths = points.ConvertAll(point => Square(point, new long[Dimensions]));
        if (lengths.IndexOf(0) is var origin and >= 0)
        {
            return Invalid($"Point {origin} is the origin.");
        }

        var longest = lengths.Max();
        for (var i = 0; i < points.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (Square(points[i], points[j]) is var square && square < longest)
                {
                    return Invalid($"Points {j} and {i} have the squared distance {square}, less than the largest squared length, {longest}.");
                }
            }
        }

        return Valid(points.Count, new Measures(lengths.Distinct().Count(), facts.Size));
    }

    /// <summary>The squared distance; with coordinates of at most 2^31 nothing overflows.</summary>
    private static Int128 Square(long[] one, long[] other)
    {
        Int128 sum = 0;
        for (var i = 0; i < one.Length; i++)
        {
            Int128 difference = one[i] - other[i];
            sum += difference * difference;
        }

        return sum;
    }
}

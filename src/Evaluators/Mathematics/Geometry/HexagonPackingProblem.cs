using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>Unit hexagons in the smallest regular hexagon (Novikov et al. 2025, AlphaEvolve, B.7).</summary>
public abstract class HexagonPackingProblem : ConstructionProblem
{
    private protected HexagonPackingProblem(int count, double bestKnown, params PublishedFigure[] published)
        : base(new ConstructionSetting
        {
            Name = $"hexagon-packing-{count}",
            Title = $"Pack {count} unit hexagons into a regular hexagon as small as possible",
            Description =
                $"Place {count} regular hexagons of side 1, turned as you like, without overlap. Minimise the side of the smallest regular hexagon around all of them that has its centre at (0, 0) and a corner on "
                + "the positive x axis. Two hexagons may not touch by less than can be proved: keep them 1e-12 apart.",
            Signature = "double[,] Pack()",
            Meaning = $"Return {count} rows of 3: x and y of a hexagon's centre, and the direction of one of its corners from there in radians, from -7 to 7.",
            Hints = "Move and turn one hexagon at a time and let overlaps cost more and more.",
            Objective = new Objective("side", Direction.Minimize),
            Measures = [new MeasureAxis("orientations", 1, count + 1, count), new MeasureAxis("program size", 0, 600, 15)],
            Seed = HexagonReferences.Honeycomb(count),
            Columns = 3,
            Rows = count,
            BestKnown = bestKnown,
            Published = published,
            References = [HexagonReferences.Annealing(count)],
        })
    {
    }

    private protected sealed override Evaluation Judge(double[] numbers, ProgramFacts facts)
    {
        var rows = numbers.Chunk(3).ToList();
        var turned = rows.FindIndex(row => Math.Abs(row[2]) > CertifiedAngle.Largest);
        if (turned >= 0)
        {
            return Invalid($"Hexagon {turned} has the angle {Text(rows[turned][2])}; it must lie between -7 and 7.");
        }

        var hexagons = rows.ConvertAll(row => new UnitHexagon(row[0], row[1], row[2]));
        for (var i = 0; i < hexagons.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (!UnitHexagon.AreApart(hexagons[i], hexagons[j]))
                {
                    return Invalid($"Hexagons {j} and {i} overlap, or touch; their centres are {Text(Math.Sqrt(Math.Pow(rows[i][0] - rows[j][0], 2) + Math.Pow(rows[i][1] - rows[j][1], 2)))} apart.");
                }
            }
        }

        var orientations = rows.Select(row => Math.Round((row[2] - (Math.PI / 3 * Math.Floor(row[2] / (Math.PI / 3)))) / 0.05) % 21).Distinct().Count();
        return Valid(hexagons.Max(hexagon => hexagon.Reach()).RoundUp(), new Measures(orientations, facts.Size));
    }
}

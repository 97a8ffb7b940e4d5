namespace EvoLLM.Evaluators;

/// <summary>Erdos's minimum overlap problem in the form of Swinnerton-Dyer (Haugland 1996; Novikov et al. 2025, AlphaEvolve, B.5).</summary>
public sealed class ErdosMinimumOverlap() : StepFunctionProblem(
    Setting(
        "erdos-minimum-overlap",
        "A function that overlaps with what it leaves free as little as possible, wherever that is moved",
        "Find a function h from 0 to 1 on [0, 2], constant on equal cells, whose integral is exactly 1: the values sum to half the number of cells, without any rounding error. "
        + "Minimise the largest integral, over all shifts k, of h(x) (1 - h(x + k)), where both x and x + k lie in [0, 2].",
        ", each from 0 to 1, with a sum of exactly half the number of cells: round them to multiples of 2^-30, say, and let one cell take the rest") with
    {
        Seed = OverlapReferences.Half,
        BestKnown = 0.38092303510845016,
        Published =
        [
            new("before AlphaEvolve", "constant", 0.380927, "Haugland 2016"),
            new("AlphaEvolve", "constant", 0.38092303510845016, "Novikov et al. 2025, B.5"),
        ],
        References = [OverlapReferences.Overlap],
    },
    0)
{
    private protected override string? Refuse(double[] steps)
    {
        var high = Array.FindIndex(steps, step => step > 1);
        return high >= 0 ? $"Cell {high} has the value {Text(steps[high])}; values must be 1 or less."
            : (Dyadic.Sum(steps) - new Dyadic(steps.Length, -1)) is { Sign: not 0 } excess ? $"The sum of the values is off by {Text(excess.ToDouble())}; it must be {Text(steps.Length / 2.0)}, exactly."
            : null;
    }

    private protected override double Worth(double[] steps) => StepFunction.Overlap(steps);
}

namespace EvoLLM.Evaluators;

/// <summary>The third autocorrelation inequality (Novikov et al. 2025, AlphaEvolve, B.3): as the first, for functions of any sign and the largest magnitude.</summary>
public sealed class Autocorrelation3() : StepFunctionProblem(
    Setting(
        "autocorrelation-3",
        "A function of any sign whose autoconvolution has a magnitude as low as possible",
        "Find a function f on [-1/4, 1/4], constant on equal cells, whose integral is not 0. Minimise the largest magnitude of its autoconvolution f*f over the square of its integral.",
        ", of any sign") with
    {
        Seed = AutocorrelationReferences.Constant,
        BestKnown = 1.4556427953745406,
        Published =
        [
            new("before AlphaEvolve", "constant", 1.4581, "Vinuesa 2010"),
            new("AlphaEvolve", "constant", 1.4556427953745406, "Novikov et al. 2025, B.3"),
        ],
        References = [AutocorrelationReferences.Peak(signed: true)],
    },
    double.NegativeInfinity)
{
    private protected override double Worth(double[] steps) => StepFunction.Scale(steps) is { } scaled ? StepFunction.Peak(scaled) : double.NaN;
}

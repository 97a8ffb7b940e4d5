namespace EvoLLM.Evaluators;

/// <summary>The first autocorrelation inequality (Novikov et al. 2025, AlphaEvolve, B.1): max f*f over the squared integral of f, for f of 0 or more on [-1/4, 1/4].</summary>
public sealed class Autocorrelation1() : StepFunctionProblem(
    Setting(
        "autocorrelation-1",
        "A function whose autoconvolution has a peak as low as possible",
        "Find a function f of 0 or more on [-1/4, 1/4], constant on equal cells, that is not zero everywhere. Minimise the largest value of its autoconvolution f*f over the square of its integral.",
        ", each 0 or more") with
    {
        Seed = AutocorrelationReferences.Constant,
        BestKnown = 1.5052939684401607,
        Published =
        [
            new("before AlphaEvolve", "constant", 1.5098, "Matolcsi and Vinuesa 2010"),
            new("AlphaEvolve", "constant", 1.5052939684401607, "Novikov et al. 2025, B.1"),
        ],
        References = [AutocorrelationReferences.Peak(signed: false)],
    },
    0)
{
    private protected override double Worth(double[] steps) => StepFunction.Scale(steps) is { } scaled ? StepFunction.Peak(scaled) : double.NaN;
}

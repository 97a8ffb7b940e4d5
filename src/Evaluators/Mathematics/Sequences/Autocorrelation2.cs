using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>The second autocorrelation inequality (Novikov et al. 2025, AlphaEvolve, B.2): how flat an autoconvolution can be.</summary>
public sealed class Autocorrelation2() : StepFunctionProblem(
    Setting(
        "autocorrelation-2",
        "A function whose autoconvolution is as flat as possible",
        "Find a function f of 0 or more, constant on equal cells, that is not zero everywhere. With g = f*f, maximise the integral of g squared over the product of the integral of g and the largest value of g.",
        ", each 0 or more") with
    {
        Objective = new Objective("constant", Direction.Maximize),
        Seed = AutocorrelationReferences.Constant,
        BestKnown = 0.96258,
        Published =
        [
            new("before AlphaEvolve", "constant", 0.88922, "Matolcsi and Vinuesa 2010"),
            new("AlphaEvolve", "constant", 0.8962799441554086, "Novikov et al. 2025, B.2"),
            new("AlphaEvolve, follow-up", "constant", 0.96102, "as reported by its authors"),
            new("CodeEvolve", "constant", 0.9377, "CodeEvolve's published results"),
            new("ImprovEvolve", "constant", 0.96258, "as reported by its authors"),
        ],
        References = [AutocorrelationReferences.Flatness],
    },
    0)
{
    private protected override double Worth(double[] steps) => StepFunction.Scale(steps) is { } scaled ? StepFunction.Flatness(scaled) : double.NaN;
}

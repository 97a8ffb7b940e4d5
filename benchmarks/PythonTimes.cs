namespace EvoLLM.Benchmarks;

/// <summary>
/// Processor seconds of a whole evaluation on the training instances in the repository ai4co/reevo (Ye et al. 2024), a fresh process and its imports
/// included: Python 3.11, NumPy 1.24 and PyTorch 1.13, measured on two cores of a shared AMD EPYC. Where only wall time is known (guided local search), that.
/// </summary>
internal static class PythonTimes
{
    private static readonly (string Problem, string Program, double Seconds)[] Measured =
    [
        ("bpp-online", "Best Fit", 0.76),
        ("bpp-online", "FunSearch Weibull", 7.3),
        ("tsp-constructive", "nearest neighbour", 0.27),
        ("tsp-constructive", "seed 1", 3.1),
        ("tsp-aco", "seed 1", 5.6),
        ("mkp-aco", "seed 1", 6.5),
        ("op-aco", "seed 1", 5.4),
        ("cvrp-aco", "seed 1", 18.1),
        ("bpp-offline-aco", "seed 1", 12.0),
        ("tsp-gls", "seed 1", 44),
    ];

    /// <summary>The seconds; <see langword="null"/> where nobody measured.</summary>
    public static double? Of(string problem, string program) =>
        Measured.Where(entry => entry.Problem == problem && string.Equals(entry.Program, program, StringComparison.OrdinalIgnoreCase)).Select(entry => (double?)entry.Seconds).FirstOrDefault();
}

namespace EvoLLM.Evolver;

/// <summary>
/// The settings of the CMA-ES that follow from the dimension and the size of a generation: table 1 of Hansen, The CMA Evolution
/// Strategy: A Tutorial (2016, arXiv 1604.00772). The names are the tutorial's.
/// </summary>
public sealed class StrategyParameters
{
    private readonly double[] _weights;

    /// <summary>Computes the settings.</summary>
    /// <param name="dimension">n: how many numbers a vector has.</param>
    /// <param name="populationSize">lambda: how many vectors a generation has.</param>
    /// <param name="parents">mu: how many of them the mean is made from, 1 to <paramref name="populationSize"/>.</param>
    /// <param name="active">Whether what ranks behind the parents is learned from as well, with negative weights.</param>
    /// <exception cref="ArgumentOutOfRangeException">Numbers out of range.</exception>
    public StrategyParameters(int dimension, int populationSize, int parents, bool active)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(parents, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parents, populationSize);
        var n = (double)dimension;

        // For half of the generation exactly the tutorial's logarithms; they cross zero just behind the parents.
        var pivot = parents == populationSize / 2 ? (populationSize + 1) / 2.0 : parents + 0.5;
        var preference = Enumerable.Range(1, populationSize).Select(rank => Math.Log(pivot) - Math.Log(rank)).ToArray();
        var positive = preference[..parents];
        Parents = parents;
        ParentsEffective = Effective(positive);
        var mu = ParentsEffective;
        CumulationSigma = (mu + 2) / (n + mu + 5);
        DampingSigma = 1 + (2 * Math.Max(0, Math.Sqrt((mu - 1) / (n + 1)) - 1)) + CumulationSigma;
        CumulationCovariance = (4 + (mu / n)) / (n + 4 + (2 * mu / n));
        RankOne = 2 / (Math.Pow(n + 1.3, 2) + mu);
        RankMu = Math.Min(1 - RankOne, 2 * (0.25 + mu + (1 / mu) - 2) / (Math.Pow(n + 2, 2) + mu));
        ExpectedLength = Math.Sqrt(n) * (1 - (1 / (4 * n)) + (1 / (21 * n * n)));
        var negative = active ? preference[parents..] : [];
        var (gain, loss) = (positive.Sum(), -negative.Sum());
        var mass = loss > 0 ? NegativeMass(n, Effective(negative)) : 0;
        _weights = [.. positive.Select(weight => weight / gain), .. negative.Select(weight => loss > 0 ? weight * mass / loss : 0)];
        WeightSum = _weights.Sum();
    }

    /// <summary>lambda = 4 + floor(3 ln n), the usual size of a generation.</summary>
    /// <param name="dimension">n.</param>
    public static int DefaultPopulationSize(int dimension) => 4 + (int)(3 * Math.Log(dimension));

    /// <summary>mu: the number of positive weights, which sum to 1.</summary>
    public int Parents { get; }

    /// <summary>The weights by rank, the best first; those behind the parents are negative, or missing.</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <summary>mu_eff: the variance-effective selection mass.</summary>
    public double ParentsEffective { get; }

    /// <summary>c_sigma: how fast the evolution path of the step size forgets.</summary>
    public double CumulationSigma { get; }

    /// <summary>d_sigma: how much the step size's changes are damped.</summary>
    public double DampingSigma { get; }

    /// <summary>c_c: how fast the evolution path of the covariance forgets.</summary>
    public double CumulationCovariance { get; }

    /// <summary>c_1: the learning rate of the rank-one update.</summary>
    public double RankOne { get; }

    /// <summary>c_mu: the learning rate of the rank-mu update.</summary>
    public double RankMu { get; }

    /// <summary>E|N(0, I)|: the expected length of a normally distributed vector.</summary>
    public double ExpectedLength { get; }

    internal ReadOnlySpan<double> WeightSpan => _weights;

    internal double WeightSum { get; }

    private static double Effective(IEnumerable<double> weights) => Math.Pow(weights.Sum(), 2) / weights.Sum(weight => weight * weight);

    /// <summary>Equations 50 to 53: the sum of the negative weights, small enough that the covariance stays positive definite.</summary>
    private double NegativeMass(double n, double effective) => Math.Min(
        1 + (RankOne / RankMu),
        Math.Min(1 + (2 * effective / (ParentsEffective + 2)), (1 - RankOne - RankMu) / (n * RankMu)));
}

namespace EvoLLM.Evolver;

/// <summary>
/// The CMA-ES as Hansen's tutorial gives it (2016, arXiv 1604.00772): vectors are drawn from a normal distribution whose
/// mean, step size and covariance follow those that ranked best. Ask and tell by turns. Only ranks count: what they are
/// ranked by is the caller's matter. For one thread at a time.
/// </summary>
public sealed class CovarianceMatrixAdaptation
{
    private const int Redraws = 100;

    private readonly CovarianceMatrixOptions _options;
    private readonly Dictionary<int, StrategyParameters> _parameters = [];
    private readonly SearchDistribution _distribution;
    private readonly double[] _pathSigma;
    private readonly double[] _pathCovariance;
    private readonly double[] _step;
    private readonly double[] _whitened;
    private readonly double[][] _steps;
    private readonly FitnessHistory _history;
    private int _sinceAxes;

    /// <summary>Creates a strategy at its start.</summary>
    /// <param name="options">The setup.</param>
    /// <exception cref="ArgumentException">Options out of range.</exception>
    public CovarianceMatrixAdaptation(CovarianceMatrixOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        Dimension = options.Start.Count;
        PopulationSize = options.PopulationSize ?? StrategyParameters.DefaultPopulationSize(Dimension);
        Parameters = ParametersFor(PopulationSize / 2);
        _distribution = new SearchDistribution(Dimension);
        _pathSigma = new double[Dimension];
        _pathCovariance = new double[Dimension];
        _step = new double[Dimension];
        _whitened = new double[Dimension];
        _steps = [.. Enumerable.Range(0, PopulationSize).Select(_ => new double[Dimension])];
        _history = new FitnessHistory(Dimension, PopulationSize);
        Reset([.. options.Start]);
    }

    /// <summary>n: how many numbers a vector has.</summary>
    public int Dimension { get; }

    /// <summary>lambda: how many vectors a generation has.</summary>
    public int PopulationSize { get; }

    /// <summary>The settings for generations whose better half are the parents.</summary>
    public StrategyParameters Parameters { get; }

    /// <summary>How many generations were told since the last reset.</summary>
    public int Generation { get; private set; }

    /// <summary>sigma: the step size.</summary>
    public double Sigma => _distribution.Sigma;

    /// <summary>m: the mean of the distribution.</summary>
    public ReadOnlySpan<double> Mean => _distribution.Mean;

    /// <summary>C: the covariance without the step size, row after row.</summary>
    public ReadOnlySpan<double> Covariance => _distribution.Covariance;

    /// <summary>Why the distribution is of no more use; <see langword="null"/> while it is.</summary>
    public StopCondition? Stop { get; private set; }

    /// <summary>Begins anew with the first step size and covariance.</summary>
    /// <param name="start">The new mean.</param>
    public void Reset(ReadOnlySpan<double> start)
    {
        _distribution.Reset(start, _options.Sigma);
        Array.Clear(_pathSigma);
        Array.Clear(_pathCovariance);
        _history.Clear();
        Generation = 0;
        _sinceAxes = 0;
        Stop = null;
    }

    /// <summary>Draws vectors. One that leaves the bounds is drawn again; after a hundred draws it is moved back to them.</summary>
    /// <param name="random">The stream of these draws.</param>
    /// <param name="vectors">Arrays of <see cref="Dimension"/> numbers, which are overwritten.</param>
    public void Ask(Random random, ReadOnlySpan<double[]> vectors)
    {
        ArgumentNullException.ThrowIfNull(random);
        foreach (var vector in vectors)
        {
            _distribution.Draw(random, vector);
            if (_options.Bounds is { } bounds)
            {
                for (var redraw = 1; redraw < Redraws && !bounds.Contains(vector); redraw++)
                {
                    _distribution.Draw(random, vector);
                }

                bounds.Clip(vector);
            }
        }
    }

    /// <summary>Learns from a generation. Its vectors may come from elsewhere; they are learned from as if they had been drawn here.</summary>
    /// <param name="ranked">The vectors, the best first; <see cref="PopulationSize"/> of them.</param>
    /// <param name="parents">mu: how many of them the new mean is made from, 1 or more; <see langword="null"/> is half.</param>
    /// <param name="fitness">Their fitness, the best first, where the stop conditions that go by it are wanted.</param>
    /// <exception cref="ArgumentException">Another number of vectors.</exception>
    public void Tell(ReadOnlySpan<double[]> ranked, int? parents = null, ReadOnlySpan<double> fitness = default)
    {
        if (ranked.Length != PopulationSize)
        {
            throw new ArgumentException($"{ranked.Length} vectors were told; a generation has {PopulationSize}.");
        }

        var parameters = ParametersFor(parents ?? PopulationSize / 2);
        TakeSteps(ranked);
        AdaptMean(parameters);
        AdaptSigma(parameters);
        AdaptCovariance(parameters, AdaptPath(parameters));
        Generation++;
        FindAxes(parameters);
        Stop = DistributionStop.Find(_distribution, _pathCovariance, _options.Sigma, Generation)
            ?? (fitness.IsEmpty ? null : _history.Add(fitness));
    }

    private StrategyParameters ParametersFor(int parents) => _parameters.TryGetValue(parents, out var known)
        ? known
        : _parameters[parents] = new StrategyParameters(Dimension, PopulationSize, parents, parents == PopulationSize / 2 && (_options.Active ?? _options.Bounds is null));

    /// <summary>y = (x - m) / sigma.</summary>
    private void TakeSteps(ReadOnlySpan<double[]> ranked)
    {
        for (var rank = 0; rank < ranked.Length; rank++)
        {
            VectorMath.AddScaled(ranked[rank], -1, _distribution.Mean, _steps[rank]);
            VectorMath.Scale(_steps[rank], 1 / Sigma);
        }
    }

    /// <summary>Equations 41 and 42.</summary>
    private void AdaptMean(StrategyParameters parameters)
    {
        Array.Clear(_step);
        for (var rank = 0; rank < parameters.Parents; rank++)
        {
            VectorMath.AddScaled(_step, parameters.WeightSpan[rank], _steps[rank], _step);
        }

        VectorMath.AddScaled(_distribution.Mean, Sigma, _step, _distribution.Mean);
    }

    /// <summary>Equations 43 and 44.</summary>
    private void AdaptSigma(StrategyParameters parameters)
    {
        var forget = parameters.CumulationSigma;
        _distribution.Whiten(_step, _whitened);
        VectorMath.Scale(_pathSigma, 1 - forget);
        VectorMath.AddScaled(_pathSigma, Math.Sqrt(forget * (2 - forget) * parameters.ParentsEffective), _whitened, _pathSigma);
        var growth = forget / parameters.DampingSigma * ((VectorMath.Length(_pathSigma) / parameters.ExpectedLength) - 1);

        // One long step must not throw the distribution away.
        _distribution.Sigma *= Math.Exp(Math.Min(1, growth));
    }

    /// <summary>Equation 45.</summary>
    /// <returns>h_sigma: whether the path of the step size is of usual length, so that the step counts.</returns>
    private bool AdaptPath(StrategyParameters parameters)
    {
        var begun = 1 - Math.Pow(1 - parameters.CumulationSigma, 2 * (Generation + 1));
        var usual = VectorMath.Length(_pathSigma) / Math.Sqrt(begun) < (1.4 + (2.0 / (Dimension + 1))) * parameters.ExpectedLength;
        var forget = parameters.CumulationCovariance;
        VectorMath.Scale(_pathCovariance, 1 - forget);
        if (usual)
        {
            VectorMath.AddScaled(_pathCovariance, Math.Sqrt(forget * (2 - forget) * parameters.ParentsEffective), _step, _pathCovariance);
        }

        return usual;
    }

    /// <summary>Equations 46 and 47.</summary>
    private void AdaptCovariance(StrategyParameters parameters, bool usual)
    {
        var forget = parameters.CumulationCovariance;
        var missing = usual ? 0 : parameters.RankOne * forget * (2 - forget);
        VectorMath.Scale(_distribution.Covariance, 1 + missing - parameters.RankOne - (parameters.RankMu * parameters.WeightSum));
        _distribution.Stretch(parameters.RankOne, _pathCovariance);
        for (var rank = 0; rank < parameters.Weights.Count; rank++)
        {
            var weight = parameters.WeightSpan[rank];
            if (weight < 0)
            {
                _distribution.Whiten(_steps[rank], _whitened);
                weight *= Dimension / Math.Max(VectorMath.Dot(_whitened, _whitened), 1e-300);
            }

            _distribution.Stretch(parameters.RankMu * weight, _steps[rank]);
        }
    }

    /// <summary>Finds the axes, but only after the covariance had time to change (appendix B.2): it is the dearest part.</summary>
    private void FindAxes(StrategyParameters parameters)
    {
        if (++_sinceAxes >= (int)(1 / (10 * Dimension * (parameters.RankOne + parameters.RankMu))))
        {
            _sinceAxes = 0;
            _distribution.FindAxes();
        }
    }
}

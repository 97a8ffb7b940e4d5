namespace EvoLLM.Evolver;

/// <summary>
/// An evolution strategy, the CMA-ES, that follows what the archive makes of its vectors (CMA-ME, Fontaine et al. 2020;
/// CMA-MAE, Fontaine and Nikolaidis 2023). When it has converged or finds nothing it begins anew at an elite drawn
/// uniformly from the archive.
/// </summary>
public sealed class EvolutionStrategyEmitter : IEmitter
{
    private readonly IArchive<double[]> _archive;
    private readonly EvolutionStrategyOptions _options;
    private readonly CovarianceMatrixAdaptation _strategy;
    private readonly EmitterRanker _ranker;
    private readonly double[][] _ranked;

    /// <summary>Creates an emitter.</summary>
    /// <param name="archive">Where it begins anew.</param>
    /// <param name="options">Start, bounds and batch size.</param>
    /// <param name="strategy">What it follows, and when it begins anew.</param>
    /// <exception cref="ArgumentException">Options out of range.</exception>
    public EvolutionStrategyEmitter(IArchive<double[]> archive, EmitterOptions options, EvolutionStrategyOptions strategy)
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(strategy);
        if (strategy.MeasureScale is { } scale && (scale.Count != archive.MeasureCount || !scale.All(length => length > 0 && double.IsFinite(length))))
        {
            throw new ArgumentException($"The measure scale must be {archive.MeasureCount} finite numbers above 0.");
        }

        _archive = archive;
        _options = strategy;
        _strategy = new CovarianceMatrixAdaptation(new CovarianceMatrixOptions
        {
            Start = options.Start,
            Sigma = strategy.Sigma,
            PopulationSize = options.BatchSize,
            Bounds = options.Bounds,
            Active = false,
        });
        _ranker = new EmitterRanker(strategy, archive.MeasureCount);
        _ranked = new double[BatchSize][];
    }

    /// <inheritdoc/>
    public int Dimension => _strategy.Dimension;

    /// <inheritdoc/>
    public int BatchSize => _strategy.PopulationSize;

    /// <summary>How many times it began anew.</summary>
    public int Restarts { get; private set; }

    /// <inheritdoc/>
    public bool HasRestarted { get; private set; } = true;

    /// <inheritdoc/>
    public void Ask(Random random, ReadOnlySpan<double[]> vectors)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (HasRestarted)
        {
            Restart(random);
        }

        _strategy.Ask(random, vectors);
    }

    /// <inheritdoc/>
    public void Tell(in VectorBatch batch)
    {
        var order = _ranker.Rank(batch);
        for (var rank = 0; rank < order.Length; rank++)
        {
            _ranked[rank] = batch.Vectors[order[rank]];
        }

        var accepted = Accepted(batch);
        var parents = _options.Parents == ParentRule.Accepted ? accepted : BatchSize / 2;
        if (parents > 0)
        {
            _strategy.Tell(_ranked, parents, _options is { Ranking: EmitterRanking.Objective, NewFirst: false } ? _ranker.Values : []);
        }

        if (_strategy.Stop is not null || _ranker.IsFlat || (accepted == 0 && _options.RestartsWithoutSuccess))
        {
            Restarts++;
            HasRestarted = true;
        }
    }

    private void Restart(Random random)
    {
        if (Restarts > 0 && _archive.Count > 0)
        {
            _strategy.Reset(_archive.Sample(random));
        }

        _ranker.Restart(random);
        HasRestarted = false;
    }

    private static int Accepted(in VectorBatch batch)
    {
        var accepted = 0;
        foreach (var addition in batch.Additions)
        {
            accepted += addition.Status is AddStatus.New or AddStatus.Improved ? 1 : 0;
        }

        return accepted;
    }
}

namespace EvoLLM.Evolver;

/// <summary>
/// Ask and tell over several emitters that share an archive: <see cref="Ask"/> gives the vectors of one iteration, and
/// <see cref="Tell"/> takes their judgements, in the same order, to the archive and to the emitters. The same seed and
/// the same judgements give the same vectors. For one thread at a time.
/// </summary>
public sealed class VectorScheduler
{
    private static readonly BatchOptions[] Additions =
    [
        new() { Semantics = BatchSemantics.Batch, ReportInvalidRows = true },
        new() { Semantics = BatchSemantics.Sequence, ReportInvalidRows = true },
    ];

    private readonly IReadOnlyList<IEmitter> _emitters;
    private readonly SchedulerOptions _options;
    private readonly EmitterBandit? _bandit;
    private readonly int[] _all;
    private IReadOnlyList<int> _active = [];
    private double[][] _vectors = [];
    private Addition[] _additions = [];
    private int _count = -1;

    /// <summary>Puts a scheduler together.</summary>
    /// <param name="archive">The archive of the emitters.</param>
    /// <param name="emitters">The emitters, one or more, each with the same dimension.</param>
    /// <param name="options">Seed, semantics, a second archive and a bandit.</param>
    /// <exception cref="ArgumentException">Emitters or options that do not go together.</exception>
    public VectorScheduler(IArchive<double[]> archive, IReadOnlyList<IEmitter> emitters, SchedulerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentNullException.ThrowIfNull(emitters);
        _options = options ?? new SchedulerOptions();
        Require.That(emitters.Count > 0, "A scheduler needs at least one emitter.");
        Require.That(emitters.Distinct().Count() == emitters.Count, "The same emitter was given twice; create one for each place.");
        Require.That(emitters.All(emitter => emitter.Dimension == emitters[0].Dimension), "All emitters must have the same dimension.");
        Require.That(!ReferenceEquals(archive, _options.ResultArchive), "The result archive must be another one than the emitters'; leave it out.");
        Require.That(_options.ResultArchive is not { } result || result.MeasureCount == archive.MeasureCount, "Both archives must have as many measures.");
        _options.Bandit?.Validate(emitters.Count);
        _bandit = _options.Bandit is { } bandit ? new EmitterBandit(emitters, bandit) : null;
        _emitters = [.. emitters];
        _all = [.. Enumerable.Range(0, emitters.Count)];
        Archive = archive;
    }

    /// <summary>The archive of the emitters.</summary>
    public IArchive<double[]> Archive { get; }

    /// <summary>The archive with what was found: the second one where there is one.</summary>
    public IArchive<double[]> Result => _options.ResultArchive ?? Archive;

    /// <summary>How many iterations were told.</summary>
    public long Iterations { get; private set; }

    /// <summary>How many vectors were judged.</summary>
    public long Evaluations { get; private set; }

    /// <summary>Proposes the vectors of one iteration.</summary>
    /// <returns>The vectors, one after the other, to be read only and until <see cref="Tell"/>, which may use them again.</returns>
    /// <exception cref="InvalidOperationException">The iteration before was not told.</exception>
    public ReadOnlySpan<double[]> Ask()
    {
        if (_count >= 0)
        {
            throw new InvalidOperationException("The last vectors were not judged; call Tell before the next Ask.");
        }

        _active = _bandit?.Choose() ?? _all;
        MakeRoom(_active.Sum(emitter => _emitters[emitter].BatchSize));
        var start = 0;
        foreach (var index in _active)
        {
            var emitter = _emitters[index];
            var random = new SeededRandom(_options.Seed, "emitter", (Iterations * _emitters.Count) + index);
            emitter.Ask(random, _vectors.AsSpan(start, emitter.BatchSize));
            start += emitter.BatchSize;
        }

        return _vectors.AsSpan(0, _count);
    }

    /// <summary>Takes the judgements of the vectors that were proposed last.</summary>
    /// <param name="fitness">One number for each vector; larger is better. One that is not finite says that there is none.</param>
    /// <param name="measures">The measures of each vector, one vector after the other.</param>
    /// <returns>What the archive of the emitters did with them.</returns>
    /// <exception cref="InvalidOperationException">No vectors were asked for.</exception>
    /// <exception cref="ArgumentException">Another number of judgements.</exception>
    public BatchAddition Tell(ReadOnlySpan<double> fitness, ReadOnlySpan<double> measures)
    {
        if (_count < 0)
        {
            throw new InvalidOperationException("There is nothing to judge; call Ask before Tell.");
        }

        var vectors = _vectors.AsSpan(0, _count);
        var added = Archive.AddBatch(vectors, fitness, measures, Additions[(int)_options.Semantics]);
        var result = _options.ResultArchive?.AddBatch(vectors, fitness, measures, Additions[(int)_options.Semantics]);
        for (var row = 0; row < _count; row++)
        {
            _additions[row] = added.Rows[row];
        }

        TellEmitters(new VectorBatch { Vectors = vectors, Fitness = fitness, Measures = measures, Additions = _additions.AsSpan(0, _count) });
        LetGo(result);
        Evaluations += _count;
        Iterations++;
        _count = -1;
        return added;
    }

    private void TellEmitters(in VectorBatch batch)
    {
        var start = 0;
        foreach (var index in _active)
        {
            var rows = batch.Slice(start, _emitters[index].BatchSize);
            _emitters[index].Tell(rows);
            _bandit?.Tell(index, rows.Additions);
            start += rows.Count;
        }
    }

    /// <summary>Vectors that an archive may hold are its own from now on; the others are used again.</summary>
    private void LetGo(BatchAddition? result)
    {
        for (var row = 0; row < _count; row++)
        {
            if (IsHeld(_additions[row]) || (result is not null && IsHeld(result.Rows[row])))
            {
                _vectors[row] = null!;
            }
        }
    }

    private static bool IsHeld(Addition addition) => addition.Status is AddStatus.New or AddStatus.Improved;

    private void MakeRoom(int count)
    {
        if (_vectors.Length < count)
        {
            Array.Resize(ref _vectors, count);
            _additions = new Addition[count];
        }

        for (var row = 0; row < count; row++)
        {
            _vectors[row] ??= new double[_emitters[0].Dimension];
        }

        _count = count;
    }
}

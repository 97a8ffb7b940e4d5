namespace EvoLLM.Evolver;

/// <summary>
/// Quality-diversity over vectors: asks a scheduler for vectors, judges them by a problem, and tells what came out. How many
/// judge at the same time decides nothing but the speed.
/// </summary>
public sealed class VectorSearch
{
    private readonly IVectorProblem _problem;
    private readonly int _workers;
    private double[] _fitness = [];
    private double[] _measures = [];

    /// <summary>Puts a search together.</summary>
    /// <param name="problem">Who judges.</param>
    /// <param name="scheduler">Who proposes.</param>
    /// <param name="workers">How many threads judge, 1 or more.</param>
    /// <exception cref="ArgumentException">A problem with another number of measures than the archive, or no worker.</exception>
    public VectorSearch(IVectorProblem problem, VectorScheduler scheduler, int workers = 1)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(scheduler);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        if (problem.Measures.Count != scheduler.Archive.MeasureCount)
        {
            throw new ArgumentException($"The problem has {problem.Measures.Count} measures and the archive {scheduler.Archive.MeasureCount}.");
        }

        _problem = problem;
        _workers = workers;
        Scheduler = scheduler;
    }

    /// <summary>Who proposes, with the archives.</summary>
    public VectorScheduler Scheduler { get; }

    /// <summary>Searches on.</summary>
    /// <param name="iterations">For how many iterations.</param>
    /// <param name="cancellationToken">Stops between two iterations.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; what was judged is in the archive.</exception>
    public void Run(int iterations, CancellationToken cancellationToken)
    {
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Step();
        }
    }

    private void Step()
    {
        var vectors = Scheduler.Ask();
        var count = vectors.Length;
        var width = _problem.Measures.Count;
        if (_fitness.Length < count)
        {
            (_fitness, _measures) = (new double[count], new double[count * width]);
        }

        if (_workers == 1)
        {
            Evaluate(vectors, 0);
        }
        else
        {
            EvaluateInParallel(vectors.ToArray());
        }

        Scheduler.Tell(_fitness.AsSpan(0, count), _measures.AsSpan(0, count * width));
    }

    private void EvaluateInParallel(double[][] vectors)
    {
        var share = (vectors.Length + _workers - 1) / _workers;
        Parallel.For(0, _workers, new ParallelOptions { MaxDegreeOfParallelism = _workers }, worker =>
        {
            var start = Math.Min(worker * share, vectors.Length);
            Evaluate(vectors.AsSpan(start, Math.Min(share, vectors.Length - start)), start);
        });
    }

    private void Evaluate(ReadOnlySpan<double[]> vectors, int start)
    {
        var width = _problem.Measures.Count;
        for (var i = 0; i < vectors.Length; i++)
        {
            _fitness[start + i] = _problem.Evaluate(vectors[i], _measures.AsSpan((start + i) * width, width));
        }
    }
}

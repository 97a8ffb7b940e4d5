namespace EvoLLM.Evolver;

/// <summary>
/// Judges candidates of one problem. Called from many threads at once. A bad candidate is an <see cref="Evaluation"/>
/// with a status, never an exception.
/// </summary>
public interface IEvaluator : IAsyncDisposable
{
    /// <summary>Compiles and checks a program without running it.</summary>
    /// <param name="source">The program's text.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    ValueTask<Preparation> PrepareAsync(string source, CancellationToken cancellationToken);

    /// <summary>Runs a prepared program on the instances of a split and scores it.</summary>
    /// <param name="preparation">A preparation without a failure.</param>
    /// <param name="split">The instances.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    ValueTask<Evaluation> EvaluateAsync(Preparation preparation, Split split, CancellationToken cancellationToken);

    /// <summary>Runs a prepared program once of several times, for a problem whose outcome is noisy; one without noise need not know how often it is asked.</summary>
    /// <param name="preparation">A preparation without a failure.</param>
    /// <param name="split">The instances.</param>
    /// <param name="repetition">Which time, from 0: the noise is drawn from it, so that the same number always gives the same outcome.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    ValueTask<Evaluation> EvaluateAsync(Preparation preparation, Split split, int repetition, CancellationToken cancellationToken) =>
        EvaluateAsync(preparation, split, cancellationToken);

    /// <summary>What known methods reach on a split; empty where none is known.</summary>
    /// <param name="split">The instances.</param>
    IReadOnlyList<Baseline> Baselines(Split split);
}

using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>Judges the candidates of a problem, be they programs or texts, for a search or one by one for a person.</summary>
public interface IProblemEvaluator : IEvaluator
{
    /// <summary>Gets ready, and says what keeps candidates from doing harm.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SandboxException">No worker can be started, or the problem cannot be loaded into it.</exception>
    ValueTask<IsolationReport> StartAsync(CancellationToken cancellationToken);

    /// <summary>What judges candidates on this machine, where that is worth a line; else <see langword="null"/>.</summary>
    string? Notice => null;

    /// <summary>Judges a candidate and keeps what was measured on the way.</summary>
    /// <param name="source">The candidate's text.</param>
    /// <param name="split">The instances.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    ValueTask<CandidateCheck> CheckAsync(string source, Split split, CancellationToken cancellationToken);
}

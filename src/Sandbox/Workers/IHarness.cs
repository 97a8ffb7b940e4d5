namespace EvoLLM.Sandbox;

/// <summary>
/// The trusted code that calls candidates inside a worker. The class is public, has a public constructor without
/// parameters, and is created once for each worker.
/// </summary>
public interface IHarness
{
    /// <summary>Calls a candidate and returns what it did, as plain data. Runs on a thread of its own.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="input">What the host sent with it.</param>
    /// <exception cref="InvalidResultException">What the candidate did breaks a rule of the problem.</exception>
    byte[] Run(LoadedCandidate candidate, ReadOnlyMemory<byte> input);
}

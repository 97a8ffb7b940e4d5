using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>What became of some proposals in a row.</summary>
/// <param name="First">The number of the first.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Statuses">How many of them ended in which way.</param>
internal sealed record StatusWindow(int First, int Count, IReadOnlyDictionary<EvaluationStatus, int> Statuses)
{
    /// <summary>Cuts a history into windows of the same length; only the last may be shorter.</summary>
    /// <param name="statuses">The statuses in order.</param>
    /// <param name="most">How many windows there may be.</param>
    public static IReadOnlyList<StatusWindow> Cut(IReadOnlyList<EvaluationStatus> statuses, int most = 60)
    {
        var length = (statuses.Count + most - 1) / most;
        return [.. statuses.Chunk(Math.Max(1, length)).Select((window, index) => new StatusWindow(
            index * length, window.Length, window.CountBy(status => status).ToDictionary()))];
    }
}

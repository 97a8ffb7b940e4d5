using System.Collections.Concurrent;
using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>
/// Draws what goes wrong. The fault of an answer follows from its question. The fault of a try follows from the question
/// and from how many tries failed since it was last answered: whoever tries until there is an answer finds the same faults
/// each time, also in another run.
/// </summary>
internal sealed class MockFaults(MockModelOptions options)
{
    private readonly ConcurrentDictionary<ulong, int> _failed = new();

    /// <summary>What happens to the next try of a question.</summary>
    public MockFault OfTry(ulong question)
    {
        var number = _failed.AddOrUpdate(question, 0, (_, before) => before + 1);
        var fault = Draw(
            new SeededRandom(question, "try", number),
            (MockFault.Error, options.ErrorRate),
            (MockFault.RateLimit, options.RateLimit),
            (MockFault.Stall, options.Stall),
            (MockFault.Malformed, options.Malformed));
        if (fault == MockFault.None)
        {
            _failed.TryRemove(question, out _);
        }

        return fault;
    }

    /// <summary>What is wrong with the answer to a question.</summary>
    public MockFault OfAnswer(ulong question) => Draw(
        new SeededRandom(question, "answer fault", 0),
        (MockFault.Truncated, options.Truncate),
        (MockFault.NoCode, options.NoCode),
        (MockFault.Hostile, options.Hostile),
        (MockFault.Broken, options.Broken),
        (MockFault.Refused, options.Refuse));

    private static MockFault Draw(Random random, params ReadOnlySpan<(MockFault Fault, double Probability)> faults)
    {
        var ticket = random.NextDouble();
        foreach (var (fault, probability) in faults)
        {
            ticket -= probability;
            if (ticket < 0)
            {
                return fault;
            }
        }

        return MockFault.None;
    }
}

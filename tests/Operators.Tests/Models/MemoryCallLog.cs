using System.Collections.Concurrent;
using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

internal sealed class MemoryCallLog : ICallLog
{
    private readonly ConcurrentQueue<ModelCall> _calls = new();

    public IReadOnlyList<ModelCall> Calls => [.. _calls];

    public ModelCall? Find(CandidateId proposal, int number, string promptHash) =>
        _calls.FirstOrDefault(call => call.Proposal == proposal && call.Number == number && call.PromptHash == promptHash);

    public ValueTask RecordAsync(ModelCall modelCall, CancellationToken cancellationToken)
    {
        _calls.Enqueue(modelCall);
        return ValueTask.CompletedTask;
    }
}

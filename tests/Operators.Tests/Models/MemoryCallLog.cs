using System.Collections.Concurrent;
using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

internal sealed class MemoryCallLog : ICallLog
{
    private readonly ConcurrentQueue<ModelCall> _calls = new();

    public IReadOnlyList<ModelCall> Calls => [.. _calls];

    /// <summary>Whether what had no answer has none again.</summary>
    public bool IsReplay { get; set; }

    public ModelCall? Find(ModelQuestion question) => _calls.FirstOrDefault(call =>
        (IsReplay || call.Failure is null) && call.Proposal == question.Proposal && call.Number == question.Number && call.PromptHash == question.PromptHash);

    public Cost SpentInVain(ModelQuestion question) =>
        _calls.LastOrDefault(call => call.Failure is not null && call.Proposal == question.Proposal && call.Number == question.Number)?.Cost ?? default;

    public ValueTask RecordAsync(ModelCall modelCall, CancellationToken cancellationToken)
    {
        _calls.Enqueue(modelCall);
        return ValueTask.CompletedTask;
    }
}

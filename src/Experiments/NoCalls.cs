using EvoLLM.Evolver;

namespace EvoLLM.Experiments;

/// <summary>The log of operators that are only set up.</summary>
internal sealed class NoCalls : ICallLog
{
    public ModelCall? Find(ModelQuestion question) => null;

    public ValueTask RecordAsync(ModelCall modelCall, CancellationToken cancellationToken) => throw new NotSupportedException();
}

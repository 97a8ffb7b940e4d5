namespace EvoLLM.Evolver;

/// <summary>A model call whose proposal is under way.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Number">The number of the call inside it.</param>
/// <param name="At">The byte of the journal where its line begins.</param>
internal readonly record struct OpenCall(int Proposal, int Number, long At);

/// <summary>The model calls of the proposals that are under way: no more than the window allows.</summary>
internal sealed class OpenCalls(IEnumerable<OpenCall> calls)
{
    private readonly Dictionary<int, SortedDictionary<int, long>> _calls = calls
        .GroupBy(call => call.Proposal)
        .ToDictionary(group => group.Key, group => new SortedDictionary<int, long>(group.ToDictionary(call => call.Number, call => call.At)));

    /// <summary>All of them.</summary>
    public IReadOnlyList<OpenCall> All => [.. _calls.SelectMany(pair => pair.Value.Select(call => new OpenCall(pair.Key, call.Key, call.Value)))];

    /// <summary>Takes in a call. A proposal that asks again after a crash has its later answer.</summary>
    public void Add(OpenCall call)
    {
        _calls.TryAdd(call.Proposal, []);
        _calls[call.Proposal][call.Number] = call.At;
    }

    /// <summary>Where the calls of a proposal are, in their order.</summary>
    public IReadOnlyList<long> Of(int proposal) => _calls.TryGetValue(proposal, out var made) ? [.. made.Values] : [];

    /// <summary>Lets the calls of a proposal go, which is stored now.</summary>
    /// <returns>Where they are, in their order.</returns>
    public IReadOnlyList<long> Take(int proposal)
    {
        var made = Of(proposal);
        _calls.Remove(proposal);
        return made;
    }
}

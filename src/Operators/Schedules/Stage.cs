using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>Proposals that are decided on together, before any of them is judged.</summary>
/// <param name="commissions">What they are to be, in order.</param>
internal sealed class Stage(params IReadOnlyList<Commission> commissions)
{
    private readonly List<StageResult> _results = [];
    private int _decided;

    /// <summary>What became of them, in order, as far as it is known: all of it when the course goes on.</summary>
    public IReadOnlyList<StageResult> Results => _results;

    public bool IsComplete => _results.Count == commissions.Count;

    /// <summary>The next one to be made; <see langword="null"/> where all are under way.</summary>
    public Commission? Next() => _decided < commissions.Count ? commissions[_decided++] : null;

    public void Add(StageResult result) => _results.Add(result);
}

namespace EvoLLM.Evolver;

/// <summary>
/// Chooses emitters by UCB1 (Auer et al. 2002, as Cully 2021 uses it): those whose share of accepted vectors, with a bonus for
/// rare use, is highest. Who was never used comes first, the earlier of equals before the later.
/// </summary>
internal sealed class EmitterBandit(IReadOnlyList<IEmitter> emitters, BanditOptions options)
{
    private readonly long[] _proposed = new long[emitters.Count];
    private readonly long[] _accepted = new long[emitters.Count];
    private List<int> _active = [];

    /// <summary>The emitters that work in this iteration, in ascending order.</summary>
    public IReadOnlyList<int> Choose()
    {
        var kept = options.Reselection == Reselection.Always ? [] : _active.Where(index => !emitters[index].HasRestarted).ToList();
        var chosen = Enumerable.Range(0, emitters.Count).Except(kept).OrderByDescending(Bound).ThenBy(index => index).Take(options.Active - kept.Count);
        return _active = [.. kept.Concat(chosen).Order()];
    }

    /// <summary>Takes what became of an emitter's vectors.</summary>
    public void Tell(int emitter, ReadOnlySpan<Addition> additions)
    {
        _proposed[emitter] += additions.Length;
        foreach (var addition in additions)
        {
            _accepted[emitter] += addition.Status is AddStatus.New or AddStatus.Improved ? 1 : 0;
        }
    }

    /// <summary>The upper confidence bound of an emitter's success.</summary>
    private double Bound(int emitter) => _proposed[emitter] == 0
        ? double.PositiveInfinity
        : ((double)_accepted[emitter] / _proposed[emitter]) + (options.Zeta * Math.Sqrt(Math.Log(_proposed.Sum()) / _proposed[emitter]));
}

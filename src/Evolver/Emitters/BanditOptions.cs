namespace EvoLLM.Evolver;

/// <summary>When a bandit may give an emitter's turn to another.</summary>
public enum Reselection
{
    /// <summary>When the emitter begins anew.</summary>
    Restarted,

    /// <summary>At every iteration.</summary>
    Always,
}

/// <summary>How a bandit divides the work among emitters (Cully 2021).</summary>
public sealed record BanditOptions
{
    /// <summary>How many emitters work at a time, 1 or more and no more than there are.</summary>
    public required int Active { get; init; }

    /// <summary>How much an emitter that was used little is favoured, 0 or more.</summary>
    public double Zeta { get; init; } = 0.05;

    /// <summary>When turns are given anew.</summary>
    public Reselection Reselection { get; init; } = Reselection.Restarted;

    internal void Validate(int emitters)
    {
        if (Active < 1 || Active > emitters)
        {
            throw new ArgumentException($"{Active} emitters are to work at a time; it must be 1 to {emitters}.");
        }

        if (!(Zeta >= 0 && double.IsFinite(Zeta)))
        {
            throw new ArgumentException($"Zeta is {Zeta}; it must be finite and 0 or more.");
        }
    }
}

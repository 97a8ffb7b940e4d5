using System.Text.Json.Serialization;

namespace EvoLLM.Evolver;

/// <summary>What decides the course of a search. The number of workers is not here because it decides nothing.</summary>
public sealed record SearchOptions
{
    /// <summary>Seeds every random decision.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// How many proposals may be under way at once, 1 to 1024. Proposal <c>k + InFlight</c> chooses its parents right
    /// after proposal <c>k</c> was committed: part of the result, unlike the number of workers.
    /// </summary>
    public int InFlight { get; init; } = 8;

    /// <summary>What the run may spend.</summary>
    public Budget Budget { get; init; } = new();

    /// <summary>When to stop before the budget is spent.</summary>
    public StopRule Stop { get; init; } = new();

    /// <summary>What keeps the elites.</summary>
    public ArchiveChoice Archive { get; init; } = ArchiveChoice.Grid;

    /// <summary>Several populations; <see langword="null"/> for one, which is the archive.</summary>
    public IslandOptions? Islands { get; init; }

    /// <summary>How parents are chosen.</summary>
    public ParentSelection Selection { get; init; } = new();

    /// <summary>How often each candidate is evaluated, 1 or more: its fitness is the mean. A candidate that is known costs no evaluation, noisy or not.</summary>
    public int Repetitions { get; init; } = 1;

    /// <summary>
    /// The fitness that a candidate must reach on the first instances to be run on the others, where the problem has such a first stage (Novikov et al.
    /// 2025, AlphaEvolve, section 2.4); <see langword="null"/> for none. Who evaluates applies it.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Cascade { get; init; }

    /// <summary>How often each operator is used, by name; one that is not named has its <see cref="IOperator.DefaultWeight"/>.</summary>
    public IReadOnlyDictionary<string, double> OperatorWeights { get; init; } = new SortedDictionary<string, double>();

    /// <summary>How operators are chosen where the method leaves it to the run; their weights count under <see cref="ArmRule.Fixed"/> only, but 0 keeps one out.</summary>
    public ArmRule OperatorRule { get; init; }

    /// <summary>How one of several models is chosen for each proposal; <see langword="null"/> for any, by the proposal's seed.</summary>
    public ArmOptions? Models { get; init; }
}

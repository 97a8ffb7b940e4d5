namespace EvoLLM.Evolver;

/// <summary>Everything that a search is put together from.</summary>
public sealed record SearchSetup
{
    /// <summary>What is asked.</summary>
    public required Problem Problem { get; init; }

    /// <summary>Who judges.</summary>
    public required IEvaluator Evaluator { get; init; }

    /// <summary>Who proposes, one or more; names must differ.</summary>
    public required IReadOnlyList<IOperator> Operators { get; init; }

    /// <summary>The models that operators may ask, by name; empty where they ask none.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>The models of operators that have one of their own, by the operators' names; these do not take part in the choice among <see cref="Models"/>.</summary>
    public IReadOnlyDictionary<string, string> ModelsFor { get; init; } = new SortedDictionary<string, string>();

    /// <summary>What decides the course of the search.</summary>
    public SearchOptions Options { get; init; } = new();

    /// <summary>Creates what decides who proposes next; <see langword="null"/> for MAP-Elites: operators by weight, parents from the archive or its islands.</summary>
    public Func<ScheduleContext, ISchedule>? CreateSchedule { get; init; }

    /// <summary>How many candidates are compiled, and how many are run, at the same time. Decides nothing but the speed.</summary>
    public int Workers { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>How many operators work at the same time: the calls in flight where a model is asked. Decides nothing but the speed.</summary>
    public int ProposalConcurrency { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>
    /// Whether every commit is followed by a proof that archive and islands hold what they should. Decides nothing; takes
    /// time in proportion to what they hold.
    /// </summary>
    public bool CheckInvariants { get; init; }

    /// <summary>Makes an empty archive in place of what the options say: tests put a broken one here.</summary>
    internal Func<IArchive<Elite>>? CreateArchive { get; init; }

    /// <summary>Who judges, as often as the options say.</summary>
    internal IEvaluator Judge => Options.Repetitions == 1 ? Evaluator : new RepeatingEvaluator(Evaluator, Options.Repetitions);

    /// <summary>Says whether a search can be put together from this.</summary>
    /// <exception cref="ArgumentException">Something is missing or out of range; the message names what.</exception>
    public void Validate()
    {
        Options.Islands?.Validate();
        Require.That(Problem.Seeds.Count > 0 || CreateSchedule is not null, $"Problem '{Problem.Name}' has no seed program.");
        Require.That(Operators.Count > 0, "A search needs at least one operator.");
        Require.That(Operators.Select(proposer => proposer.Name).Distinct().Count() == Operators.Count, "Two operators have the same name.");
        Require.That(Options.InFlight is >= 1 and <= 1024, $"InFlight is {Options.InFlight}; it must be 1 to 1024.");
        Options.Archive.Validate();
        Options.Models?.Validate();
        Require.That(Options.Repetitions >= 1, $"Repetitions is {Options.Repetitions}; it must be 1 or more.");
        Require.That(Workers >= 1 && ProposalConcurrency >= 1, "At least one worker is needed.");
        Require.That(Options.Stop.Patience is not < 1, $"Patience is {Options.Stop.Patience}; it must be 1 or more.");
        Require.That(Options.Budget.Evaluations is not < 1, $"The budget is {Options.Budget.Evaluations} evaluations; it must be 1 or more.");
        Require.That(
            Operators.All(proposer => !Options.OperatorWeights.TryGetValue(proposer.Name, out var weight) || weight is >= 0 and < double.PositiveInfinity),
            "An operator's weight must be 0 or more.");
        Require.That(
            Operators.Any(proposer => Options.OperatorWeights.GetValueOrDefault(proposer.Name, proposer.DefaultWeight) > 0),
            "At least one operator must have a weight above 0.");
    }
}

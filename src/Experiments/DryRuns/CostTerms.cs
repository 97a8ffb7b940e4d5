using System.Globalization;
using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Experiments;

/// <summary>What decides about the most that a run can cost.</summary>
internal sealed record CostTerms
{
    /// <summary>What it may spend.</summary>
    public required Budget Budget { get; init; }

    /// <summary>Programs of the problem that are judged first.</summary>
    public required int Seeds { get; init; }

    /// <summary>What is set aside for a proposal by each operator that can come to its turn: where a schedule decides, weights keep none out.</summary>
    public required IReadOnlyList<Cost> Reservations { get; init; }

    /// <summary>The most proposals of the method; <see langword="null"/> where it does not end by itself.</summary>
    public long? MostProposals { get; init; }

    /// <summary>The most tokens of one call's prompt.</summary>
    public long PromptTokens { get; init; }

    /// <summary>The most tokens of one call's answer.</summary>
    public long AnswerTokens { get; init; }

    /// <summary>The dearest that so many tokens of prompts and of answers can be, in US dollars.</summary>
    public Func<long, long, decimal> Usd { get; init; } = (_, _) => 0;

    /// <summary>The models for which no price is known.</summary>
    public IReadOnlyList<ModelReference> Unpriced { get; init; } = [];

    /// <summary>Which limit leaves no room for any proposal that asks a model, in a sentence; <see langword="null"/> where none is so small.</summary>
    public string? Shortage
    {
        get
        {
            var asking = Reservations.Where(cost => cost.Calls > 0).ToList();
            return asking.Count == 0 ? null
                : Budget.Calls < asking.Min(cost => cost.Calls) ? Line("--calls", Budget.Calls, $"{asking.Min(cost => cost.Calls)} calls")
                : Budget.Tokens < asking.Min(cost => cost.Tokens) ? Line("--tokens", Budget.Tokens, $"{asking.Min(cost => cost.Tokens)} tokens")
                : Budget.Usd < asking.Min(cost => cost.Usd) ? Line("--usd", Budget.Usd, $"{asking.Min(cost => cost.Usd):0.0000} USD")
                : null;
        }
    }

    /// <summary>The terms of a run.</summary>
    /// <param name="run">What is asked, what decides the course, and the method with its models.</param>
    /// <param name="parts">The method.</param>
    /// <param name="prompting">Asks the models; <see langword="null"/> where none is in play.</param>
    /// <param name="models">How they are asked.</param>
    public static CostTerms Of((Problem Problem, SearchOptions Options, MethodChoice Choice) run, MethodParts parts, Prompting? prompting, ModelOptions models) => new()
    {
        Budget = run.Options.Budget,
        Seeds = run.Problem.Seeds.Count,
        MostProposals = parts.MostProposals,
        Reservations = [.. parts.Operators.Where(proposer => parts.CreateSchedule is not null || run.Options.OperatorWeights.GetValueOrDefault(proposer.Name, proposer.DefaultWeight) > 0).SelectMany(proposer => Aside(proposer, run.Choice))],
        PromptTokens = models.MaxPromptTokens,
        AnswerTokens = models.MaxOutputTokens,
        Usd = prompting is null ? (_, _) => 0 : prompting.MostUsd,
        Unpriced = prompting?.Unpriced ?? [],
    };

    /// <summary>What an operator's proposal sets aside at each model, or group of models, that it may ask.</summary>
    private static IEnumerable<Cost> Aside(IOperator proposer, MethodChoice choice) =>
        choice.OwnModels.TryGetValue(proposer.Name, out var own) ? [proposer.ReservationFor(own)]
        : choice.EscalateTo is null ? [proposer.Reservation]
        : [proposer.Reservation, proposer.ReservationFor(MethodChoice.Name(choice.EscalateTo))];

    private static string Line(string option, IFormattable? limit, FormattableString aside) => string.Create(
        CultureInfo.InvariantCulture, $"No model would be asked: {option} {limit} is less than the {aside.ToString(CultureInfo.InvariantCulture)} that are set aside for one proposal.");
}

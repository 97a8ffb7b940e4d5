namespace EvoLLM.Experiments;

/// <summary>
/// The most that a run can take. A proposal begins only if what is spent, what is set aside for those under way and what is set
/// aside for it are within every limit; and its tries end where what was set aside has no room for another. So a limit holds
/// exactly, as far as prompts have no more tokens than was estimated and endpoints heed the limit on answers. Evaluations bound
/// no calls: duplicates, answers without a program and thoughts cost calls and no evaluation.
/// </summary>
internal sealed record CostBound
{
    /// <summary>The calls of a run without a model.</summary>
    private const string NoModel = "no model is in play";

    /// <summary>Candidates judged, without those of the final assessment, which are judged again on other instances.</summary>
    public required Bound Evaluations { get; init; }

    /// <summary>Calls of models, each try counted.</summary>
    public required Bound Calls { get; init; }

    /// <summary>Tokens of prompts.</summary>
    public required Bound InputTokens { get; init; }

    /// <summary>Tokens of answers.</summary>
    public required Bound OutputTokens { get; init; }

    /// <summary>Both together.</summary>
    public required Bound Tokens { get; init; }

    /// <summary>US dollars.</summary>
    public required Bound Usd { get; init; }

    /// <summary>The bound of a run.</summary>
    /// <param name="terms">What decides about it.</param>
    public static CostBound Of(CostTerms terms)
    {
        var budget = terms.Budget;
        var proposals = new Bound(terms.MostProposals, $"the method's own end, after {terms.MostProposals} proposals at most");
        var evaluations = Bound.Lowest(budget switch { { WallTime: not null } => "no limit: --time ends the run", { CpuTime: not null } => "no limit: --cpu-time ends the run", _ => "no limit: set -n" }, new Bound(budget.Evaluations, $"-n {budget.Evaluations}"), proposals with { Most = proposals.Most + terms.Seeds });
        if (terms.Reservations.All(cost => cost.Calls == 0))
        {
            var none = new Bound(0, NoModel);
            return new CostBound { Evaluations = evaluations, Calls = none, InputTokens = none, OutputTokens = none, Tokens = none, Usd = none };
        }

        // What a proposal spends stays within what is set aside for it: the sum of its tokens, not each kind of them.
        var calls = Bound.Lowest("no limit: set --calls", new Bound(budget.Calls, $"--calls {budget.Calls}"), proposals.Times(terms.Reservations.Max(cost => cost.Calls)));
        var limited = new Bound(budget.Tokens, $"--tokens {budget.Tokens}");
        var tokens = Bound.Lowest(
            "no limit: set --tokens or --calls", limited, calls.Times(terms.PromptTokens + terms.AnswerTokens), proposals.Times(terms.Reservations.Max(cost => cost.Tokens)));
        return new CostBound
        {
            Evaluations = evaluations,
            Calls = calls,
            InputTokens = Bound.Lowest(tokens.By, tokens, calls.Times(terms.PromptTokens)),
            OutputTokens = Bound.Lowest(tokens.By, tokens, calls.Times(terms.AnswerTokens)),
            Tokens = tokens,
            Usd = Dollars(terms, proposals, calls, limited),
        };
    }

    private static Bound Dollars(CostTerms terms, Bound proposals, Bound calls, Bound tokens)
    {
        var dearest = Math.Max(terms.Usd(1_000_000, 0), terms.Usd(0, 1_000_000)) / 1_000_000;
        return terms.Unpriced.Count > 0 ? new Bound(null, $"not known: no price for {string.Join(", ", terms.Unpriced)}; state it in the file that EVOLLM_PRICES names")
            : dearest == 0 ? new Bound(0, "the model is free")
            : Bound.Lowest(
                "no limit: set --usd or --calls",
                new Bound(terms.Budget.Usd, $"--usd {terms.Budget.Usd}"),
                calls.Times(terms.Usd(terms.PromptTokens, terms.AnswerTokens)),
                tokens.Times(dearest),
                proposals.Times(terms.Reservations.Max(cost => cost.Usd)));
    }

    /// <summary>The bound of so many runs of this kind.</summary>
    public CostBound Times(int runs) => new()
    {
        Evaluations = Evaluations.Times(runs),
        Calls = Calls.Times(runs),
        InputTokens = InputTokens.Times(runs),
        OutputTokens = OutputTokens.Times(runs),
        Tokens = Tokens.Times(runs),
        Usd = Usd.Times(runs),
    };
}

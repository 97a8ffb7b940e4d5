namespace EvoLLM.Evolver.Tests;

/// <summary>Asks a model for each proposal as the real operators do: what was recorded is not asked again, and whatever comes is recorded first.</summary>
internal sealed class AskingOperator(ICallLog log, Func<ModelQuestion, string?> model) : IOperator
{
    public string Name => "asking";

    public int Parents => 1;

    public Cost Reservation => new(1, 10, 10, 0);

    /// <summary>What the prompt begins with.</summary>
    public string Words { get; init; } = "Move";

    public async ValueTask<Proposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken)
    {
        var prompt = $"{Words} {request.Parents[0].Candidate.Source}, seed {request.Seed}";
        var question = new ModelQuestion(request.Id, 0, Hash(prompt), prompt);
        var call = log.Find(question) ?? await AskAsync(question, cancellationToken);
        return call.Failure is { } failure
            ? new Proposal { Failure = Evaluation.Failed(EvaluationStatus.NoProposal, failure), Cost = call.Cost }
            : new Proposal { Source = call.Answer, Cost = call.Cost, Calls = 1 };
    }

    private static string Hash(string prompt) => SeededRandom.Derive(0, prompt, 0).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<ModelCall> AskAsync(ModelQuestion question, CancellationToken cancellationToken)
    {
        var answer = model(question);
        var call = new ModelCall
        {
            Proposal = question.Proposal,
            Number = question.Number,
            Model = "test",
            Template = "test",
            PromptHash = question.PromptHash,
            Prompt = question.Prompt,
            Answer = answer ?? "",
            Failure = answer is null ? "nobody answered" : null,
            Cost = new Cost(1, 5, answer is null ? 0 : 3, 0),
        };
        await log.RecordAsync(call, cancellationToken);
        return call;
    }
}

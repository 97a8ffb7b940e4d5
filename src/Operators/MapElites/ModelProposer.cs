using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>Makes proposals from one prompt, and repairs them with another: what the operators of every method share.</summary>
internal sealed class ModelProposer(ModelRegistry models, ModelOptions options, ICallLog log, ProposalPrompts prompts)
{
    // One call for the proposal and one for its repair. Both have room for other tries: few need all that they may take.
    private const int MaxCalls = 2;

    /// <summary>The most that one proposal may cost at the dearest model: where it is used up, nothing is tried again.</summary>
    public Cost Reservation
    {
        get
        {
            var (input, output) = ((long)MaxCalls * options.MaxPromptTokens, (long)MaxCalls * options.MaxOutputTokens);
            return new Cost(MaxCalls + options.Retries, input, output, models.Models.Max(model => model.Price?.Of(input, output) ?? 0));
        }
    }

    public async ValueTask<Proposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(request, new(prompts.Propose, PromptValues.For(request)), new Proposal(), cancellationToken);
        return answer.Code.Source is { } source
            ? answer.Spent with { Source = source, Note = answer.Model }
            : answer.Spent with { Failure = Evaluation.Failed(answer.Status, answer.Code.Reason), Note = answer.Model };
    }

    /// <summary>Shows the model its program and the compiler's lines. Where that gives no program, the old one stands, with the cost added.</summary>
    public async ValueTask<Proposal?> RepairAsync(
        ProposalRequest request, Proposal proposal, Evaluation failure, CancellationToken cancellationToken)
    {
        if (proposal.Source is not { } source)
        {
            return null;
        }

        var inquiry = new Inquiry(prompts.Repair, PromptValues.ForRepair(request, source, failure));
        var answer = await AskAsync(request, inquiry, proposal, cancellationToken);
        return answer.Code.Source is { } repaired
            ? answer.Spent with { Source = repaired, Note = $"{answer.Model}, repaired" }
            : answer.Spent with { Note = $"{answer.Model}, not repaired: {answer.Code.Reason}" };
    }

    private async Task<ModelAnswer> AskAsync(ProposalRequest request, Inquiry inquiry, Proposal before, CancellationToken cancellationToken)
    {
        var prompt = inquiry.Prompt;
        var model = models.Choose(request.Seed);
        var scope = new CallScope(log, request.Id, prompt.File.Name)
        {
            FirstNumber = before.Calls,
            MaxPromptTokens = options.MaxPromptTokens,
            Allowance = Reservation - before.Cost,
        };
        using var client = new RecordingChatClient(model, scope);
        var (status, code) = (EvaluationStatus.ParseFailed, ExtractedCode.None(""));
        try
        {
            var answer = await prompt.AskAsync(client, inquiry.Values, Sampling(request.Seed, before.Calls, prompt.File), cancellationToken);
            code = CodeExtractor.Extract(answer, request.Problem.Contract);
        }
        catch (ModelFailedException exception)
        {
            (status, code) = (EvaluationStatus.NoProposal, ExtractedCode.None(exception.Message));
        }

        var spent = before with { Cost = before.Cost + client.Cost, Calls = client.Calls };
        return new ModelAnswer(model.Reference.ToString(), spent, status, code);
    }

    private Dictionary<string, object> Sampling(ulong seed, int call, PromptTemplateFile file)
    {
        var sampling = new Dictionary<string, object>
        {
            ["max_tokens"] = options.MaxOutputTokens,
            // Endpoints take 31 bits.
            ["seed"] = (long)(SeededRandom.Derive(seed, "model call", call) >> 33),
        };
        if ((options.Temperature ?? file.Temperature) is { } temperature)
        {
            sampling["temperature"] = temperature;
        }

        if (options.TopP is { } topP)
        {
            sampling["top_p"] = topP;
        }

        return sampling;
    }

    private sealed record Inquiry(PromptFunction Prompt, IReadOnlyDictionary<string, object?> Values);

    private sealed record ModelAnswer(string Model, Proposal Spent, EvaluationStatus Status, ExtractedCode Code);
}

using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>Makes proposals from a prompt and a model's answer: the operators of every method that asks models are of this kind.</summary>
internal sealed class PromptOperator : IOperator
{
    private readonly PromptOperatorOptions _options;
    private readonly Inquirer _inquirer;
    private readonly PromptFunction _propose;
    private readonly PromptFunction? _repair;
    private readonly PromptFunction? _retry;

    /// <exception cref="PromptException">A prompt is missing or wrong.</exception>
    public PromptOperator(PromptOperatorOptions options, Inquirer inquirer, Func<string, PromptFunction> prompts)
    {
        _options = options;
        _inquirer = inquirer;
        _propose = prompts(options.Prompt);
        _repair = options.Repair is { } repair ? prompts(repair) : null;
        _retry = options.Retry is { } retry ? prompts(retry) : null;
    }

    public string Name => _options.Name;

    public int Parents => _options.Parents;

    public double DefaultWeight => _options.Weight;

    public ParentSelection? Selection => _options.Selection;

    public Cost Reservation => ReservationFor(null);

    private int MaxCalls => _repair is null && _retry is null ? 1 : 2;

    public Cost ReservationFor(string? model) => _inquirer.Reservation(MaxCalls, model);

    public async ValueTask<Proposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(request, _propose, PromptValues.For(request), new Proposal(), cancellationToken);
        var spent = answer.Spent with { Note = answer.Model };
        return answer.Text is not { } text
            ? spent with { Failure = Evaluation.Failed(EvaluationStatus.NoProposal, answer.Failure) }
            : AnswerReading.Read(text, _options.Answer, request, answer.CutAfter).AddTo(spent) with { Draft = text };
    }

    /// <summary>Shows the model its program and the compiler's lines, or its edits and why they could not be made. Where that gives no program, the old proposal stands, with the cost added.</summary>
    public async ValueTask<Proposal?> RepairAsync(
        ProposalRequest request, Proposal proposal, Evaluation failure, CancellationToken cancellationToken)
    {
        var isEdit = proposal.Source is null;
        if ((isEdit ? _retry : _repair) is not { } prompt || (proposal.Source ?? AnswerReading.Shown(request)) is not { } program)
        {
            return null;
        }

        var values = PromptValues.ForRepair(request, program, failure);
        values["answer"] = proposal.Draft ?? "";
        var answer = await AskAsync(request, prompt, values, proposal, cancellationToken);
        var read = answer.Text is { } text ? AnswerReading.Read(text, isEdit ? _options.Answer : AnswerForm.Candidate, request, answer.CutAfter) : AnswerReading.None(answer.Failure);
        return read.Source is { } repaired
            ? answer.Spent with { Source = repaired, Failure = null, Note = $"{answer.Model}, repaired" }
            : answer.Spent with { Note = $"{answer.Model}, not repaired: {read.Reason}" };
    }

    private Task<InquiryAnswer> AskAsync(
        ProposalRequest request, PromptFunction prompt, Dictionary<string, object?> values, Proposal before, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in _options.Values?.Invoke(request) ?? new Dictionary<string, object?>())
        {
            values[name] = value;
        }

        return _inquirer.AskAsync(new Inquiry(request, prompt, values, ReservationFor(request.Model) - before.Cost), before, cancellationToken);
    }
}

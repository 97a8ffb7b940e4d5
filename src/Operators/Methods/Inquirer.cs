using System.Globalization;
using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>Asks the models of a run.</summary>
internal sealed class Inquirer(ModelRegistry models, ModelOptions options, ICallLog log)
{
    /// <summary>The note by which a method sets the temperature of one proposal.</summary>
    public const string TemperatureNote = "temperature";

    /// <summary>The most that so many answers may cost at a model, or at the dearest where it may be any. All have room for other tries, since few need all that they may take: where it is used up, nothing is tried again.</summary>
    /// <param name="calls">How many answers.</param>
    /// <param name="model">The model's name; <see langword="null"/> for any.</param>
    public Cost Reservation(int calls, string? model)
    {
        var (input, output) = ((long)calls * options.MaxPromptTokens, (long)calls * options.MaxOutputTokens);
        return new Cost(calls + options.Retries, input, output, models.Under(model).Max(model => model.Price?.Of(input, output) ?? 0));
    }

    /// <summary>Asks one question.</summary>
    /// <param name="inquiry">The question.</param>
    /// <param name="before">The proposal so far.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="OperatorUnavailableException">The model cannot answer now or later.</exception>
    public async Task<InquiryAnswer> AskAsync(Inquiry inquiry, Proposal before, CancellationToken cancellationToken)
    {
        var (request, prompt) = (inquiry.Request, inquiry.Prompt);
        var model = models.Choose(request);
        using var client = new RecordingChatClient(model, new CallScope(log, request.Id, prompt.File.Name)
        {
            FirstNumber = before.Calls,
            MaxPromptTokens = options.MaxPromptTokens,
            Allowance = inquiry.Allowance,
        });
        var (text, failure) = ((string?)null, "");
        try
        {
            text = await prompt.AskAsync(client, inquiry.Values, Sampling(request, before.Calls, prompt.File), cancellationToken);
        }
        catch (ModelFailedException exception)
        {
            failure = exception.Message;
        }

        return new InquiryAnswer(model.Reference.ToString(), before with { Cost = before.Cost + client.Cost, Calls = client.Calls }, text, failure) { CutAfter = client.CutAfter };
    }

    private Dictionary<string, object> Sampling(ProposalRequest request, int call, PromptTemplateFile file)
    {
        var sampling = new Dictionary<string, object>
        {
            ["max_tokens"] = options.MaxOutputTokens,
            // Endpoints take 31 bits.
            ["seed"] = (long)(SeededRandom.Derive(request.Seed, "model call", call) >> 33),
        };
        var asked = request.Notes.TryGetValue(TemperatureNote, out var note) ? double.Parse(note, CultureInfo.InvariantCulture) : file.Temperature;
        if ((options.Temperature ?? asked) is { } temperature)
        {
            sampling["temperature"] = temperature;
        }

        if (options.TopP is { } topP)
        {
            sampling["top_p"] = topP;
        }

        return sampling;
    }
}

using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>
/// The answers of one model in a folder that runs, and processes, share: a file for each question, named by its hash. A
/// file that is not exactly what was written is not there, and whatever the disk refuses only costs another question.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="model">The model.</param>
/// <param name="endpoint">Where it answers: the environment may give one name to several.</param>
/// <param name="price">What its tokens cost; <see langword="null"/> where no price is known.</param>
internal sealed class AnswerCache(string folder, ModelReference model, ModelEndpoint endpoint, Price? price)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>Sees that a folder is there, before anybody relies on it.</summary>
    /// <exception cref="ModelException">It cannot be made.</exception>
    public static void Create(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            var why = folder.Length == 0 ? "it has no name" : File.Exists(folder) ? "it is a file" : exception.Message;
            throw new ModelException($"'{folder}' cannot be a cache of answers: {why}; name a folder that can be written", exception);
        }
    }

    /// <summary>Looks for the answer to a question.</summary>
    public async ValueTask<KnownAnswer?> FindAsync(Question question, CancellationToken cancellationToken)
    {
        if (await ReadAsync(question, cancellationToken) is not { } file || file != file.Sealed() || !IsAnswerTo(file, question))
        {
            return null;
        }

        var cost = Price.Charge(price, new Cost(0, file.InputTokens, file.OutputTokens, 0) { CachedTokens = file.CachedTokens });
        return new KnownAnswer(file.Answer, new Cost { KnownAnswers = 1, SavedTokens = cost.Tokens, SavedUsd = cost.Usd }) { FinishReason = file.FinishReason, Estimated = file.Estimated };
    }

    /// <summary>Keeps the answer to a question. Who reads at the same moment sees all of it or nothing.</summary>
    public async Task KeepAsync(Question question, ModelCall answered)
    {
        var path = PathOf(question);
        var unfinished = $"{path}.{Guid.NewGuid():n}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(unfinished, JsonSerializer.SerializeToUtf8Bytes(Describe(question, answered).Sealed(), Json), CancellationToken.None);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Delete(unfinished);
        }
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nobody takes it for an answer.
        }
    }

    private string PathOf(Question question) => Path.Combine(folder, question.Hash[..2], question.Hash + ".json");

    private async ValueTask<CachedAnswer?> ReadAsync(Question question, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize<CachedAnswer>(await File.ReadAllBytesAsync(PathOf(question), cancellationToken), Json);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private CachedAnswer Describe(Question question, ModelCall answered) => new()
    {
        Model = model.ToString(),
        Endpoint = endpoint.ToString(),
        PromptHash = question.Hash,
        Prompt = question.Text,
        Answer = answered.Answer,
        FinishReason = answered.FinishReason,
        InputTokens = answered.Cost.InputTokens,
        CachedTokens = answered.Cost.CachedTokens,
        OutputTokens = answered.Cost.OutputTokens,
        Estimated = answered.Estimated,
    };

    private bool IsAnswerTo(CachedAnswer file, Question question) =>
        (file.Format, file.Model, file.Endpoint, file.PromptHash, file.Prompt) == (CachedAnswer.CurrentFormat, model.ToString(), endpoint.ToString(), question.Hash, question.Text);

    /// <summary>What a file holds.</summary>
    private sealed record CachedAnswer
    {
        public const int CurrentFormat = 1;

        public int Format { get; init; } = CurrentFormat;

        public string Model { get; init; } = "";

        public string Endpoint { get; init; } = "";

        public string PromptHash { get; init; } = "";

        public string Prompt { get; init; } = "";

        public string Answer { get; init; } = "";

        public string? FinishReason { get; init; }

        public long InputTokens { get; init; }

        public long CachedTokens { get; init; }

        public long OutputTokens { get; init; }

        public bool Estimated { get; init; }

        /// <summary>SHA-256 over all the rest, in hex.</summary>
        public string Seal { get; init; } = "";

        public CachedAnswer Sealed() =>
            this with { Seal = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this with { Seal = "" }, Json))) };
    }
}

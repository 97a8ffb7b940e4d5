using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace EvoLLM.Operators;

/// <summary>What is sent to a model, as it is stored and hashed.</summary>
/// <param name="Text">The messages, each under a heading with its role.</param>
/// <param name="Hash">SHA-256 over the model, the messages and the sampling parameters, in hex.</param>
internal sealed record Question(string Text, string Hash)
{
    public static Question Of(ModelReference model, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var text = string.Join("\n\n", messages.Select(message => $"# {message.Role.Value}\n{message.Text}"));
        var parameters = string.Create(
            CultureInfo.InvariantCulture,
            $"{model}\n{options?.Temperature}\n{options?.TopP}\n{options?.MaxOutputTokens}\n{options?.Seed}\n");
        parameters += string.Concat(options?.StopSequences?.Select(stop => $"stop {stop}\n") ?? []);
        parameters += options?.Reasoning?.Effort is { } effort ? $"effort {effort}\n" : "";
        return new Question(text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parameters + text))));
    }
}

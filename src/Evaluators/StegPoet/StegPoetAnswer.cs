using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EvoLLM.Evaluators;

/// <summary>A candidate in its parts.</summary>
/// <param name="Cipher">The word that stands for each number.</param>
/// <param name="Text">The text that hides the message.</param>
internal sealed record StegPoetAnswer(IReadOnlyDictionary<int, string> Cipher, string Text)
{
    private const int MaxCipher = 100;

    /// <summary>Takes a candidate apart: a JSON object from numbers to words, and behind it the text.</summary>
    /// <exception cref="FormatException">It has not that form; the message says why.</exception>
    public static StegPoetAnswer Parse(string candidate)
    {
        var bytes = Encoding.UTF8.GetBytes(candidate);
        var reader = new Utf8JsonReader(bytes);
        try
        {
            using var json = JsonDocument.ParseValue(ref reader);
            return new StegPoetAnswer(CipherOf(json.RootElement), Encoding.UTF8.GetString(bytes.AsSpan((int)reader.BytesConsumed)).Trim());
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The candidate does not begin with a JSON object that maps numbers to words: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    private static Dictionary<int, string> CipherOf(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("The candidate does not begin with a JSON object that maps numbers to words.");
        }

        var cipher = new Dictionary<int, string>();
        foreach (var entry in json.EnumerateObject().Take(MaxCipher + 1))
        {
            var word = entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString()! : throw new FormatException($"The cipher's '{Short(entry.Name)}' is not mapped to a word.");
            if (!int.TryParse(entry.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !cipher.TryAdd(number, word))
            {
                throw new FormatException($"The cipher's '{Short(entry.Name)}' is no number, or stands there twice.");
            }
        }

        return cipher.Count <= MaxCipher ? cipher : throw new FormatException($"The cipher has more than {MaxCipher} numbers.");
    }

    private static string Short(string name) => name.Length <= 40 ? name : name[..40] + "...";
}

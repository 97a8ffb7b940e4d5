using System.Globalization;
using EvoLLM.Evolver;
using EvoLLM.Operators.Tests;

namespace EvoLLM.Cli.Tests;

/// <summary>A model for hidden messages whose answer is a function of the question: a text with a mistake or two, at times no cipher, at times one that breaks a rule.</summary>
internal static class PoemAnswers
{
    private const string Mark = "The message M: ";

    public static FakeAnswer Wrong(FakeRequest request)
    {
        if (request.Message("system").StartsWith("You choose", StringComparison.Ordinal))
        {
            return FakeAnswer.Say("They differ.\nchosen: 3, 1");
        }

        var number = SeededRandom.Derive(0, request.Body, 0);
        var message = MessageOf(request);
        return (number % 7) switch
        {
            0 => FakeAnswer.Say("I would rather write prose."),
            1 => FakeAnswer.Say(Poem(message, message, "the")),
            _ => FakeAnswer.Say(Poem(message, [.. message.Select((value, place) => place == (int)(number % 11) ? message[(int)(number % 5)] : value), .. message.Take((int)(1 + (number % 4)))])),
        };
    }

    public static FakeAnswer Right(FakeRequest request) => FakeAnswer.Say(Poem(MessageOf(request), MessageOf(request)));

    /// <summary>A candidate that gives some numbers by a cipher of those of a message.</summary>
    public static string Candidate(IEnumerable<int> message, IEnumerable<int> numbers, string prefix = "qx") =>
        $"{{{string.Join(", ", message.Distinct().Select(number => $"\"{number}\": \"{Word(number, prefix)}\""))}}}\n\n{string.Join(" and so we go on ", numbers.Select(number => Word(number, prefix)))}";

    private static string Poem(int[] message, int[] numbers, string prefix = "qx") =>
        $"Critic: a code word is missing.\nAuthor:\n```text\n{(prefix == "the" ? Candidate(message, numbers, prefix).Replace("\": \"", "\": \"-", StringComparison.Ordinal) : Candidate(message, numbers))}\n```";

    private static int[] MessageOf(FakeRequest request)
    {
        var text = request.Message("system");
        var begin = text.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        return [.. text[begin..text.IndexOf('.', begin)].Split(", ").Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
    }

    private static string Word(int number, string prefix) => prefix + string.Concat($"{number:0000}".Select(digit => (char)('a' + digit - '0')));
}

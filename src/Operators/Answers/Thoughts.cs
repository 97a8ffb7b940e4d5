using System.Text;

namespace EvoLLM.Operators;

/// <summary>Takes out what a model thought aloud, between <c>&lt;think&gt;</c> and <c>&lt;/think&gt;</c> or the signs of other models.</summary>
internal static class Thoughts
{
    private static readonly (string Open, string Close)[] Signs =
    [
        ("<think>", "</think>"),
        ("<thinking>", "</thinking>"),
        ("<thought>", "</thought>"),
        ("<reasoning>", "</reasoning>"),
        ("<seed:think>", "</seed:think>"),
        ("[THINK]", "[/THINK]"),
        ("◁think▷", "◁/think▷"),
        ("<|channel|>analysis<|message|>", "<|end|>"),
    ];

    /// <summary>The answer without its thoughts. A thought that never ends takes all that follows; one that never began, all before.</summary>
    public static string Remove(string answer) => Signs.Aggregate(answer, Remove);

    private static string Remove(string answer, (string Open, string Close) signs)
    {
        var text = SkipHeadless(answer, signs);
        var rest = new StringBuilder();
        var position = 0;
        while (text.IndexOf(signs.Open, position, StringComparison.Ordinal) is >= 0 and var begin)
        {
            rest.Append(text, position, begin - position);
            var end = text.IndexOf(signs.Close, begin, StringComparison.Ordinal);
            if (end < 0)
            {
                return rest.ToString();
            }

            position = end + signs.Close.Length;
        }

        return position == 0 ? text : rest.Append(text, position, text.Length - position).ToString();
    }

    // Some servers swallow the opening sign with the chat template. An <|end|> alone ends what was meant to be said.
    private static string SkipHeadless(string answer, (string Open, string Close) signs)
    {
        var close = answer.IndexOf(signs.Close, StringComparison.Ordinal);
        var open = answer.IndexOf(signs.Open, StringComparison.Ordinal);
        return close >= 0 && signs.Close.Contains('/', StringComparison.Ordinal) && (open < 0 || open > close) ? answer[(close + signs.Close.Length)..] : answer;
    }
}

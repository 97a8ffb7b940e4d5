using System.Text;

namespace EvoLLM.Operators;

/// <summary>Takes out what a model thought aloud, between <c>&lt;think&gt;</c> and <c>&lt;/think&gt;</c>.</summary>
internal static class Thoughts
{
    private const string Open = "<think>";
    private const string Close = "</think>";

    /// <summary>The answer without its thoughts. A thought that never ends takes all that follows; one that never began, all before.</summary>
    public static string Remove(string answer)
    {
        var text = SkipHeadless(answer);
        var rest = new StringBuilder();
        var position = 0;
        while (text.IndexOf(Open, position, StringComparison.Ordinal) is >= 0 and var begin)
        {
            rest.Append(text, position, begin - position);
            var end = text.IndexOf(Close, begin, StringComparison.Ordinal);
            if (end < 0)
            {
                return rest.ToString();
            }

            position = end + Close.Length;
        }

        return position == 0 ? text : rest.Append(text, position, text.Length - position).ToString();
    }

    // Some servers swallow the opening tag with the chat template.
    private static string SkipHeadless(string answer)
    {
        var close = answer.IndexOf(Close, StringComparison.Ordinal);
        var open = answer.IndexOf(Open, StringComparison.Ordinal);
        return close >= 0 && (open < 0 || open > close) ? answer[(close + Close.Length)..] : answer;
    }
}

using System.Globalization;
using System.Text;

namespace EvoLLM.Operators;

/// <summary>
/// Writes a message as Semantic Kernel's chat-prompt parser reads it, so that exactly the text comes out again.
/// That parser trims the text of an element, and decodes HTML references after trimming even inside CDATA. So every
/// character that XML, trimming or decoding would touch is written as a reference inside CDATA.
/// </summary>
internal static class PromptMessageXml
{
    public static string Write(string role, string text)
    {
        var builder = new StringBuilder(text.Length + 64).Append("<message role=\"").Append(role).Append("\"><![CDATA[");
        var inner = text.AsSpan().Trim();
        var begin = inner.IsEmpty ? text.Length : text.AsSpan().IndexOf(inner);
        var index = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var outside = index < begin || index >= begin + inner.Length;
            Append(builder, rune, outside);
            index += rune.Utf16SequenceLength;
        }

        return builder.Append("]]></message>").ToString();
    }

    private static void Append(StringBuilder builder, Rune rune, bool outside)
    {
        if (outside || rune.Value is '&' or '<' or '>' or 0xFFFE or 0xFFFF || (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t')))
        {
            builder.Append(CultureInfo.InvariantCulture, $"&#{rune.Value};");
        }
        else
        {
            builder.Append(rune.ToString());
        }
    }
}

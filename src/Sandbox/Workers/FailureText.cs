using System.Globalization;
using System.Text;

namespace EvoLLM.Sandbox;

/// <summary>Makes one harmless line of an exception that a candidate threw.</summary>
internal static class FailureText
{
    private const int MaxLength = 500;

    /// <summary>The exception's type and message. The message may be the candidate's code, and may do anything.</summary>
    public static string Of(Exception exception)
    {
        var type = exception.GetType().Name;
        try
        {
            return Clean($"{type}: {exception.Message}");
        }
        catch (Exception)
        {
            // Whatever it threw, the type says enough; the meter knows if a limit was hit.
            return Clean(type);
        }
    }

    /// <summary>Takes out what could move a cursor, break a line or turn the direction of reading.</summary>
    private static string Clean(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= MaxLength)
            {
                break;
            }

            line.Append(IsPrintable(rune) ? rune.ToString() : " ");
        }

        return line.ToString();
    }

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned);
}

namespace EvoLLM.Operators;

/// <summary>A line that says what is to be done with a member, e.g. <c>REPLACE METHOD Score</c>.</summary>
/// <param name="Verb">What is done.</param>
/// <param name="IsUsing">Whether it is done to a using directive.</param>
/// <param name="Address">Which member is meant; for a using directive the namespace.</param>
/// <param name="Line">The line itself.</param>
internal sealed record MemberDirective(MemberVerb Verb, bool IsUsing, string Address, string Line)
{
    private static readonly string[] Nouns =
    [
        "METHOD", "MEMBER", "FUNCTION", "FIELD", "CONSTANT", "CONST", "PROPERTY", "CONSTRUCTOR",
        "TYPE", "CLASS", "STRUCT", "RECORD", "INTERFACE", "ENUM", "USING",
    ];

    private static readonly (string Word, MemberVerb Verb)[] Verbs =
        [("REPLACE", MemberVerb.Replace), ("ADD", MemberVerb.Add), ("REMOVE", MemberVerb.Remove)];

    /// <summary>Whether code has to follow.</summary>
    public bool TakesBlock => !IsUsing && Verb != MemberVerb.Remove;

    /// <summary>The directive of a line of prose, if it is one. Marks of lists, headings, emphasis and comments do not count.</summary>
    public static MemberDirective? Parse(ReadOnlySpan<char> line)
    {
        const int MaxLine = 500;
        var text = line.TrimStart(" \t#*->`./0123456789").TrimEnd(" \t*`:.");
        foreach (var (word, verb) in Verbs)
        {
            if (text.Length < MaxLine && text.StartsWith(word + " ", StringComparison.Ordinal))
            {
                return Parse(verb, text.ToString());
            }
        }

        return null;
    }

    private static MemberDirective? Parse(MemberVerb verb, string line)
    {
        var words = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var noun = words.Length > 1 ? words[1].Trim('`', '*') : "";
        var address = words.Length > 2 ? words[2].Trim('`', '*', ';', ' ') : "";
        return !Nouns.Contains(noun) || (address.Length == 0 && (verb == MemberVerb.Remove || noun == "USING"))
            ? null
            : new(verb, noun == "USING", address, line);
    }
}

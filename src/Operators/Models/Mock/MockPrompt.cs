using System.Text.RegularExpressions;
using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>What a mock model understands of a prompt: the programs in it, the signature it names, whether it asks for a program and in which form.</summary>
internal sealed partial class MockPrompt
{
    private MockPrompt(IReadOnlyList<string> programs, ProgramContract? contract) => (Programs, Contract) = (programs, contract);

    /// <summary>The C# in the fenced blocks of what is not the system message, each once, in order.</summary>
    public IReadOnlyList<string> Programs { get; }

    /// <summary>The first signature that is named; <see langword="null"/> where there is none.</summary>
    public ProgramContract? Contract { get; }

    /// <summary>Whether a program is wanted, and not words.</summary>
    public bool AsksForCode { get; private init; }

    /// <summary>How a change to the first program is to be written; a whole program where nothing else is asked for, or none is shown.</summary>
    public EditForms Form { get; private init; } = EditForms.Program;

    public static MockPrompt Read(IReadOnlyList<MockMessage> messages)
    {
        var all = string.Join('\n', messages.Select(message => message.Text));
        var declarations = FencedBlocks.Find(all).FirstOrDefault(block => block.Text.StartsWith("public sealed class", StringComparison.Ordinal))?.Text;
        var programs = messages.Where(message => !message.IsSystem).SelectMany(message => Programs(message.Text)).Where(program => program != declarations).Distinct().ToList();
        var contract = FindContract(declarations is null ? all : all.Replace(declarations, "", StringComparison.Ordinal)) is { } named ? named with { Declarations = declarations } : null;
        var words = programs.Aggregate(all, (text, program) => text.Replace(program, "", StringComparison.Ordinal));
        return new MockPrompt(programs, contract)
        {
            AsksForCode = !NoCode().IsMatch(words) && (NamesBlock().IsMatch(words) || (programs.Count > 0 || contract is not null) && !Reflection().IsMatch(words)),
            Form = programs.Count > 0 ? FindForm(words) : EditForms.Program,
        };

        static IEnumerable<string> Programs(string text) => FencedBlocks.Find(text)
            .Where(block => block is { MayBeCSharp: true, Closed: true } && block.Text.Contains('{', StringComparison.Ordinal))
            .Select(block => block.Text);
    }

    private static ProgramContract? FindContract(string text)
    {
        var (type, method) = (TypeName().Match(text), Signature().Match(text));
        return method.Success ? new ProgramContract(type.Success ? type.Groups[1].Value : "Candidate", method.Groups[1].Value, "") : null;
    }

    private static EditForms FindForm(string words) =>
        words.Contains("<<<<<<< SEARCH", StringComparison.Ordinal) ? EditForms.SearchReplace
        : NamesMember().IsMatch(words) ? EditForms.Members
        : words.Contains("unified diff", StringComparison.OrdinalIgnoreCase) ? EditForms.UnifiedDiff
        : EditForms.Program;

    [GeneratedRegex(@"static class (\w+)")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"public static ([\w.]+(?:<[\w<>,\[\] .?]*>)?[\[\],?]* \w+\([^`;{}()]*\))", RegexOptions.NonBacktracking)]
    private static partial Regex Signature();

    /// <summary>A form of answer with a block: the fence, or the mark of an edit, is named in the middle of a line.</summary>
    [GeneratedRegex(@"[^\s`].*```|(code|fenced) block|<<<<<<< SEARCH", RegexOptions.IgnoreCase)]
    private static partial Regex NamesBlock();

    [GeneratedRegex(@"\b(REPLACE|ADD|REMOVE) (METHOD|MEMBER)\b")]
    private static partial Regex NamesMember();

    [GeneratedRegex(@"\b(no|without|not (write|give|include|answer with)( any)?) (code|program)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NoCode();

    [GeneratedRegex(@"\b(reflect|reflections?|hints?|critique|criticis[em]|review|summar\w+|in words)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Reflection();
}

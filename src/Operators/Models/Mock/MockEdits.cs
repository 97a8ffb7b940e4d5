using System.Text.RegularExpressions;
using EvoLLM.Evolver;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>Writes a changed program as edits of the one that was shown. Each text is tried before it is given: it leads to the changed program.</summary>
internal static partial class MockEdits
{
    /// <summary>Lines around a change: more where fewer are not unique, and at last the whole program.</summary>
    private static readonly int[] Contexts = [1, 3, 10, CodeExtractor.MaxProgram];

    /// <summary>The edits; <see langword="null"/> where there are none of that form.</summary>
    /// <param name="form">The form that is asked for.</param>
    /// <param name="before">The program that was shown.</param>
    /// <param name="after">The changed one.</param>
    /// <param name="contract">What the program must offer.</param>
    public static string? Write(EditForms form, string before, string after, ProgramContract contract) => ProgramTokens.Equal(before, after) ? null
        : Texts(form, before, after, contract.TypeName).FirstOrDefault(text =>
            EditScript.Find(text, contract, form)?.Apply(before).Source is { } source && ProgramTokens.Equal(source, after));

    private static IEnumerable<string> Texts(EditForms form, string before, string after, string type) => form switch
    {
        EditForms.SearchReplace => Contexts.Select(context => SearchReplace(LineDiff.Unified(before, after, context))),
        EditForms.UnifiedDiff => Contexts.Select(context => Fenced("diff", LineDiff.Unified(before, after, context))),
        EditForms.Members => [string.Join('\n', Members(before, after, type)), $"REPLACE CLASS {type}\n{Fenced("csharp", after)}"],
        _ => [],
    };

    private static string SearchReplace(string diff) =>
        string.Join('\n', HunkHeader().Split(diff).Skip(1).Select(hunk => $"<<<<<<< SEARCH\n{Side(hunk, '-')}=======\n{Side(hunk, '+')}>>>>>>> REPLACE\n"));

    private static string Side(string hunk, char sign) =>
        string.Concat(hunk.Split('\n').Where(line => line.StartsWith(' ') || line.StartsWith(sign)).Select(line => line[1..] + "\n"));

    private static IEnumerable<string> Members(string before, string after, string type)
    {
        var (old, @new) = (MembersOf(before, type), MembersOf(after, type));
        var changed = @new.Where(member => !old.TryGetValue(member.Key, out var text) || text != member.Value);
        return
        [
            .. old.Keys.Except(@new.Keys).Select(name => $"REMOVE MEMBER {name}\n"),
            .. changed.Select(member => $"{(old.ContainsKey(member.Key) ? $"REPLACE MEMBER {member.Key}" : "ADD MEMBER")}\n{Fenced("csharp", member.Value)}"),
        ];
    }

    private static Dictionary<string, string> MembersOf(string program, string type) =>
        ProgramTokens.Parse(program).DescendantNodes().OfType<TypeDeclarationSyntax>().FirstOrDefault(declaration => declaration.Identifier.Text == type)?.Members
            .DistinctBy(MemberNames.Describe).ToDictionary(MemberNames.Describe, member => member.ToString()) ?? [];

    private static string Fenced(string language, string text) => $"```{language}\n{text.TrimEnd('\n')}\n```\n";

    [GeneratedRegex("^@@.*\n", RegexOptions.Multiline)]
    private static partial Regex HunkHeader();
}

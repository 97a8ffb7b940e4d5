using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>Finds what a child puts into its parent's regions where it leaves out marks or fixed parts. Nothing is guessed where it changed them.</summary>
internal static class FrameRestorer
{
    /// <summary>The texts of the regions, as each way to find them sees them.</summary>
    public static IEnumerable<IReadOnlyList<string>> Guesses(MarkedProgram parent, MarkedProgram child)
    {
        if (child.HasRegions)
        {
            return child.Fault is null && child.Regions.Count == parent.Regions.Count && IsPart(child.Frame, parent.Frame)
                ? [[.. child.Regions.Select(region => child.Text.Substring(region.Start, region.Length))]]
                : [];
        }

        var all = Between(parent, child);
        var one = parent.Regions.Count == 1 ? Members(parent, child) ?? Whole(parent, child) : null;
        return new[] { all, one }.OfType<IReadOnlyList<string>>();
    }

    // Whether all tokens are among the others, in order: something was left out, and nothing changed.
    private static bool IsPart(IReadOnlyList<FrameToken> part, IReadOnlyList<FrameToken> whole)
    {
        var matched = 0;
        foreach (var token in whole)
        {
            matched += matched < part.Count && part[matched].Text == token.Text ? 1 : 0;
        }

        return matched == part.Count;
    }

    /// <summary>Only the marks are gone: what stands between the fixed parts, each of which is there once.</summary>
    private static List<string>? Between(MarkedProgram parent, MarkedProgram child)
    {
        var pieces = Pieces(parent);
        var tokens = child.Frame.Select(token => token.Text).ToArray();
        var (bodies, cursor) = (new List<string>(), 0);
        for (var i = 0; i < pieces.Count; i++)
        {
            if (Place(tokens, pieces[i], cursor, (i == 0, i == pieces.Count - 1)) is not { } place)
            {
                return null;
            }

            if (i > 0)
            {
                var begin = cursor == 0 ? 0 : child.Frame[cursor - 1].FullSpan.End;
                var end = place == tokens.Length ? child.Text.Length : child.Frame[place].FullSpan.Start;
                bodies.Add(child.Text[begin..Math.Max(begin, end)]);
            }

            cursor = place + pieces[i].Length;
        }

        return bodies;
    }

    private static int? Place(string[] tokens, string[] piece, int cursor, (bool First, bool Last) end)
    {
        var place = end switch
        {
            { First: true } => 0,
            { Last: true } => tokens.Length - piece.Length,
            _ => Occurrences.Of<string>(tokens.AsSpan(cursor), piece) is [var only] ? cursor + only : -1,
        };
        return place >= cursor && place + piece.Length <= tokens.Length && tokens.AsSpan(place, piece.Length).SequenceEqual(piece) ? place : null;
    }

    private static List<string[]> Pieces(MarkedProgram parent)
    {
        var (pieces, piece) = (new List<string[]>(), new List<string>());
        foreach (var token in parent.Frame)
        {
            if (token.Text == RegionMark.Begin)
            {
                pieces.Add([.. piece]);
                piece.Clear();
            }
            else if (!token.IsMark)
            {
                piece.Add(token.Text);
            }
        }

        pieces.Add([.. piece]);
        return pieces;
    }

    /// <summary>The region holds members: those of the child that are not the parent's fixed ones.</summary>
    private static List<string>? Members(MarkedProgram parent, MarkedProgram child)
    {
        var place = parent.Regions[0].End;
        var type = Types(parent.Text).LastOrDefault(type => MemberPlace.IsBetweenMembers(type, place));
        var same = Types(child.Text).Where(other => other.Identifier.Text == type?.Identifier.Text).ToList();
        if (type is null || same.Count != 1)
        {
            return null;
        }

        var @fixed = type.Members.Where(member => !parent.Regions[0].Contains(member.SpanStart)).ToList();
        var known = @fixed.ToLookup(MemberNames.Describe, member => Tokens(member));
        var others = same[0].Members.Where(member => !known.Contains(MemberNames.Describe(member))).ToList();
        var changed = same[0].Members.Any(member => known[MemberNames.Describe(member)].Any(tokens => tokens != Tokens(member)));
        var outside = child.Frame.Where(token => !same[0].Members.Span.Contains(token.Span)).ToList();
        return changed || others.Count == 0 || !IsPart(outside, parent.Frame)
            ? null
            : [string.Concat(others.Select(member => member.ToFullString()))];
    }

    private static IEnumerable<TypeDeclarationSyntax> Types(string text) =>
        ProgramTokens.Parse(text).DescendantNodes().OfType<TypeDeclarationSyntax>();

    private static string Tokens(MemberDeclarationSyntax member) => string.Join(' ', ProgramTokens.Of(member).Select(token => token.Text));

    /// <summary>The child is nothing but what belongs into the region.</summary>
    private static List<string>? Whole(MarkedProgram parent, MarkedProgram child)
    {
        var filled = string.Concat(parent.Text.AsSpan(0, parent.Regions[0].Start), child.Text, parent.Text.AsSpan(parent.Regions[0].End));
        return CSharpSyntaxTree.ParseText(filled).GetRoot().ContainsDiagnostics || Types(child.Text).Any() ? null : [child.Text];
    }
}

using EvoLLM.Evolver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary>A program with its keywords, literals and comments coloured.</summary>
internal static class CodeView
{
    /// <summary>Shows a candidate: a program highlighted on a terminal, elsewhere, and a text everywhere, as it is.</summary>
    public static void Show(CliContext context, Problem problem, string source)
    {
        if (context.Interactive && problem.Contract is not null)
        {
            context.Out.Write(Highlight(source.TrimEnd() + "\n"));
        }
        else
        {
            context.WriteLine(source.TrimEnd());
        }
    }

    private static Paragraph Highlight(string source)
    {
        var paragraph = new Paragraph();
        foreach (var token in SyntaxFactory.ParseTokens(source))
        {
            Trivia(paragraph, token.LeadingTrivia);
            paragraph.Append(token.Text, StyleOf(token.Kind()));
            Trivia(paragraph, token.TrailingTrivia);
        }

        return paragraph;
    }

    private static void Trivia(Paragraph paragraph, SyntaxTriviaList trivia)
    {
        foreach (var piece in trivia)
        {
            var isBlank = piece.IsKind(SyntaxKind.WhitespaceTrivia) || piece.IsKind(SyntaxKind.EndOfLineTrivia);
            paragraph.Append(piece.ToFullString(), isBlank ? Style.Plain : new Style(Color.Green));
        }
    }

    private static Style StyleOf(SyntaxKind kind) => kind switch
    {
        SyntaxKind.NumericLiteralToken => new Style(Color.Yellow),
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken => new Style(Color.Olive),
        _ when SyntaxFacts.IsKeywordKind(kind) || SyntaxFacts.IsContextualKeyword(kind) => new Style(Color.SteelBlue1),
        _ => Style.Plain,
    };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace EvoLLM.Operators;

/// <summary>A program in which comment lines mark what may change. Marks in texts and in code that is switched off are none.</summary>
internal sealed class MarkedProgram
{
    private readonly List<FrameToken> _frame = [];
    private readonly List<TextSpan> _regions = [];
    private int? _begin;
    private int _depth;

    private MarkedProgram(string text) => Text = text;

    public string Text { get; }

    /// <summary>The tokens that must stay, with the marks among them.</summary>
    public IReadOnlyList<FrameToken> Frame => _frame;

    /// <summary>The lines between the marks.</summary>
    public IReadOnlyList<TextSpan> Regions => _regions;

    /// <summary>Whether only parts of the program may change.</summary>
    public bool HasRegions => _frame.Exists(token => token.IsMark);

    /// <summary>What is wrong with the marks, with the line; <see langword="null"/> where nothing is.</summary>
    public string? Fault { get; private set; }

    public static MarkedProgram Parse(string text)
    {
        var program = new MarkedProgram(text);
        foreach (var token in ProgramTokens.Parse(text).DescendantTokens())
        {
            foreach (var trivia in token.LeadingTrivia)
            {
                program.TakeMark(trivia);
            }

            program.Take(token);
        }

        program.Check(program._begin is null, Math.Max(0, (program._begin ?? 0) - 1), $"{RegionMark.Begin} has no {RegionMark.End}");
        return program;
    }

    private void TakeMark(SyntaxTrivia trivia)
    {
        if (RegionMark.Of(trivia) is not { } mark)
        {
            return;
        }

        _frame.Add(new(mark, trivia.Span, trivia.FullSpan));
        if (mark == RegionMark.Begin)
        {
            Check(_begin is null, trivia.SpanStart, $"{RegionMark.Begin} stands inside a region");
            (_begin, _depth) = (Math.Min(trivia.Span.End + 1, Text.Length), 0);
            return;
        }

        Check(_begin is not null, trivia.SpanStart, $"{RegionMark.End} has no {RegionMark.Begin}");
        Check(_depth == 0, trivia.SpanStart, "the braces of the region do not balance");
        _regions.Add(TextSpan.FromBounds(Math.Min(_begin ?? 0, trivia.SpanStart), Math.Max(_begin ?? 0, LineBegin(trivia.SpanStart))));
        _begin = null;
    }

    private void Take(SyntaxToken token)
    {
        if (_begin is null)
        {
            if (!token.Span.IsEmpty)
            {
                _frame.Add(new(token.Text, token.Span, token.FullSpan));
            }

            return;
        }

        // What closes more than it opens would end a block of the frame.
        _depth += token.Kind() switch
        {
            _ when token.Span.IsEmpty => 0,
            SyntaxKind.OpenBraceToken => 1,
            SyntaxKind.CloseBraceToken => -1,
            _ => 0,
        };
        Check(_depth >= 0, token.SpanStart, "the braces of the region do not balance");
    }

    private int LineBegin(int position) => Text.AsSpan(0, position).LastIndexOf('\n') + 1;

    private void Check(bool holds, int position, string fault)
    {
        if (!holds)
        {
            Fault ??= $"line {TextLines.Number(Text, Math.Min(position, Text.Length))}: {fault}";
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EvoLLM.Sandbox;

/// <summary>Follows a source's tokens and says where they go too deep or too long.</summary>
internal sealed class TokenShape(CompilationLimits limits)
{
    private const int OperatorsPerClause = 40;

    private readonly Stack<int> _lambdas = new();
    private int _tokens;
    private int _depth;
    private int _generics;
    private int _operators;

    /// <summary>Takes the next token.</summary>
    /// <returns>What is too much, if something is.</returns>
    public string? Take(SyntaxToken token)
    {
        var kind = token.Kind();
        _depth += Step(kind);
        Follow(kind, token.Text);
        return ++_tokens > limits.Tokens ? $"The source has more than {limits.Tokens} tokens."
            : _depth > limits.NestingDepth ? $"The source nests brackets more than {limits.NestingDepth} deep."
            : _generics > limits.GenericDepth ? $"The source nests type arguments more than {limits.GenericDepth} deep."
            : _operators > limits.Operators ? $"A statement has more than {limits.Operators} operators."
            : _lambdas.Count > limits.LambdaDepth ? $"The source nests lambda expressions more than {limits.LambdaDepth} deep."
            : token.Span.Length > limits.LiteralLength ? $"A literal has {token.Span.Length} characters; {limits.LiteralLength} are allowed."
            : null;
    }

    private void Follow(SyntaxKind kind, string text)
    {
        switch (kind)
        {
            case SyntaxKind.SemicolonToken or SyntaxKind.OpenBraceToken or SyntaxKind.CloseBraceToken:
                (_generics, _operators) = (0, 0);
                break;
            case SyntaxKind.CommaToken:
                _operators = 0;
                break;
            case SyntaxKind.EqualsGreaterThanToken:
                _lambdas.Push(_depth);
                break;
            case SyntaxKind.LessThanToken:
                _generics++;
                break;
            case SyntaxKind.GreaterThanToken:
                _generics = Math.Max(0, _generics - 1);
                break;

            // None of these can stand between the type arguments of one type: the sign before was a comparison.
            case SyntaxKind.NumericLiteralToken or SyntaxKind.AmpersandAmpersandToken or SyntaxKind.BarBarToken or SyntaxKind.CloseParenToken:
                _generics = 0;
                break;
        }

        // Whatever can be strung together without end makes the parser go deeper at each link.
        if (kind is SyntaxKind.DotToken or SyntaxKind.QuestionToken or SyntaxKind.OpenBracketToken or SyntaxKind.CloseParenToken or SyntaxKind.ColonToken
            || SyntaxFacts.IsBinaryExpressionOperatorToken(kind) || SyntaxFacts.IsPrefixUnaryExpressionOperatorToken(kind) || SyntaxFacts.IsAssignmentExpressionOperatorToken(kind)
            || (kind == SyntaxKind.IdentifierToken && text == "not"))
        {
            _operators++;
        }

        // Each clause of a query is bound inside the ones before it.
        if (kind == SyntaxKind.IdentifierToken && text is ("let" or "from" or "join"))
        {
            _operators += OperatorsPerClause;
        }

        // A lambda ends with the bracket or list item that it stands in.
        while (_lambdas.TryPeek(out var depth) && (_depth < depth || (_depth == depth && kind is SyntaxKind.SemicolonToken or SyntaxKind.CommaToken or SyntaxKind.CloseBraceToken)))
        {
            _lambdas.Pop();
        }
    }

    private static int Step(SyntaxKind kind) => kind switch
    {
        SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken => 1,
        SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken => -1,
        _ => 0,
    };
}

using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace EvoLLM.Operators;

/// <summary>A number in a program's text that may become another.</summary>
/// <param name="Span">Where it stands, its sign included.</param>
/// <param name="Value">What it is.</param>
/// <param name="Type">What it is used as: <see cref="double"/>, <see cref="float"/>, <see cref="int"/> or <see cref="long"/>.</param>
/// <param name="InExpression">Whether it is an operand, where a sign needs parentheses.</param>
internal sealed record ProgramConstant(TextSpan Span, double Value, SpecialType Type, bool InExpression)
{
    public bool IsInteger => Type is SpecialType.System_Int32 or SpecialType.System_Int64;

    /// <summary>Reads a literal; <see langword="null"/> where it must stay as it is.</summary>
    public static ProgramConstant? Read(LiteralExpressionSyntax literal, SyntaxProgram program)
    {
        var negated = literal.Parent is PrefixUnaryExpressionSyntax prefix && prefix.IsKind(SyntaxKind.UnaryMinusExpression);
        var whole = negated ? (ExpressionSyntax)literal.Parent! : literal;
        if (!IsPlainNumber(literal.Token) || TypeOf(whole, program) is not { } type)
        {
            return null;
        }

        var value = Convert.ToDouble(literal.Token.Value, CultureInfo.InvariantCulture);
        var constant = new ProgramConstant(whole.Span, negated ? -value : value, type, whole.Parent is ExpressionSyntax and not ParenthesizedExpressionSyntax);
        return constant.IsBound(whole) ? null : constant;
    }

    /// <summary>The nearest value that the type and the meaning allow: what counts stays a count.</summary>
    public double Round(double value) =>
        !IsInteger ? Math.Clamp(value, -MaxReal, MaxReal)
        : Math.Clamp(Math.Round(value), Value >= 1 ? 1 : Value >= 0 ? 0 : -MaxInteger, MaxInteger);

    /// <summary>The text of a value, with so many significant digits where it is real.</summary>
    public string ToText(double value, int digits)
    {
        var text = IsInteger ? value.ToString("F0", CultureInfo.InvariantCulture) : Real(value.ToString($"G{digits}", CultureInfo.InvariantCulture));
        return InExpression && text[0] == '-' ? $"({text})" : text;
    }

    // Far from the types' limits, and exact as a double.
    private const double MaxReal = 1e30;
    private const double MaxInteger = 1_000_000_000;

    private string Real(string text) => Type == SpecialType.System_Single ? text + "f"
        : text.AsSpan().ContainsAny('.', 'E') ? text
        : text + ".0";

    private static SpecialType? TypeOf(ExpressionSyntax number, SyntaxProgram program)
    {
        var info = program.Model.GetTypeInfo(number);
        return (info.ConvertedType ?? info.Type)?.SpecialType is { } type
            and (SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Int32 or SpecialType.System_Int64) ? type : null;
    }

    /// <summary>Decimal digits: who writes a number in another base means its bits.</summary>
    private static bool IsPlainNumber(SyntaxToken token) =>
        token.Text is not (['0', 'x' or 'X' or 'b' or 'B', ..]) && token.Value is int or long or float or double;

    /// <summary>
    /// Whether the number decides more than a value: how long a loop runs, which element is meant, what a case or an attribute is.
    /// A real constant may change; an integer one may stand where only some values will do.
    /// </summary>
    private bool IsBound(ExpressionSyntax whole) => whole.AncestorsAndSelf().Any(node => SyntaxProgram.IsFixed(node)
        && !(!IsInteger && node.Parent is LocalDeclarationStatementSyntax or FieldDeclarationSyntax));
}

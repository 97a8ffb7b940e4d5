using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>Makes an integer of 2 or more larger or smaller by a share of itself, up to twice or half: what is counted in tens does not change by ones.</summary>
internal sealed class ScaleInteger : ISyntaxEdit
{
    public string Name => "scale integer";

    public SyntaxNode? Apply(EditContext context)
    {
        var literals = context.Program.Slots.OfType<LiteralExpressionSyntax>().Where(literal => literal.Token.Value is >= 2).ToList();
        if (literals.Count == 0)
        {
            return null;
        }

        var literal = context.Random.Pick(literals);
        return context.Program.Root.ReplaceNode(literal, Scaled(literal, Factor(context.Random)));
    }

    /// <summary>From a half to two, as likely smaller as larger.</summary>
    public static double Factor(Random random) => Math.Pow(2, (2 * random.NextDouble()) - 1);

    /// <summary>A whole number times a factor, 1 or more.</summary>
    public static ExpressionSyntax Scaled(LiteralExpressionSyntax literal, double factor)
    {
        var value = Convert.ToInt32(literal.Token.Value, CultureInfo.InvariantCulture) * factor;
        return Expressions.Parenthesize(Expressions.Literal((int)Math.Clamp(Math.Round(value), 1, int.MaxValue)));
    }
}

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
        var value = Convert.ToInt32(literal.Token.Value, CultureInfo.InvariantCulture);
        var scaled = value * Math.Pow(2, (2 * context.Random.NextDouble()) - 1);
        return context.Program.Root.ReplaceNode(literal, Expressions.Parenthesize(Expressions.Literal((int)Math.Clamp(Math.Round(scaled), 1, int.MaxValue))));
    }
}

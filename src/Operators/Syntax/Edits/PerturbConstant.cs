using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>Moves a number: by a share of itself, or by an amount where it is zero.</summary>
internal sealed class PerturbConstant : ISyntaxEdit
{
    public string Name => "perturb constant";

    public SyntaxNode? Apply(EditContext context)
    {
        var literals = context.Program.Slots.OfType<LiteralExpressionSyntax>().Where(literal => literal.IsKind(SyntaxKind.NumericLiteralExpression)).ToList();
        if (literals.Count == 0)
        {
            return null;
        }

        var literal = context.Random.Pick(literals);
        if (context.Program.TakesNothing && context.Random.Next(3) > 0)
        {
            return Refine(context, literal, [.. literals.Where(other => context.Program.KindOf(other) == ValueKind.Real)]);
        }

        var value = Convert.ToDouble(literal.Token.Value, CultureInfo.InvariantCulture);
        var isInteger = context.Program.KindOf(literal) == ValueKind.Integer;
        var perturbed = isInteger
            ? Expressions.Literal(Math.Max(0, (int)value + (context.Random.Next(2) == 0 ? -1 : 1)))
            : Expressions.Literal(Perturb(value, context.Random));
        return context.Program.Root.ReplaceNode(literal, Expressions.Parenthesize(perturbed));
    }

    private static double Perturb(double value, Random random) => random.Next(4) switch
    {
        0 => value + random.Next(-5, 6),
        1 when value != 0 => value * (random.Next(2) == 0 ? 0.5 : 2),
        _ when value == 0 => Gaussian(random),
        _ => value * (1 + (0.3 * Gaussian(random))),
    };

    /// <summary>
    /// Moves one number, or many of them, by a step of any size from a tenth of the number down to a millionth, with digits enough to see it: a result
    /// that hangs on the program's numbers alone is found by ever smaller steps, often of several numbers at once.
    /// </summary>
    private static SyntaxNode Refine(EditContext context, LiteralExpressionSyntax literal, List<LiteralExpressionSyntax> reals)
    {
        var (random, exponent) = (context.Random, context.Random.Next(1, 7));
        var share = random.Next(2) == 0 ? 0 : random.NextDouble();
        var moved = reals.Where(real => real == literal || random.NextDouble() < share).ToList();
        return context.Program.Root.ReplaceNodes(moved, (real, _) =>
        {
            var value = Convert.ToDouble(real.Token.Value, CultureInfo.InvariantCulture);
            var step = (value == 0 ? 1 : Math.Abs(value)) * Gaussian(random) * Math.Pow(10, -exponent);
            return Expressions.Parenthesize(Expressions.Literal(value + step, Math.Max(Digits(value), exponent + 2)));
        });
    }

    /// <summary>How many digits a number is written with at least.</summary>
    private static int Digits(double value) => Math.Min(17, value.ToString("R", CultureInfo.InvariantCulture).Count(char.IsAsciiDigit));

    // Box and Muller (1958).
    private static double Gaussian(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

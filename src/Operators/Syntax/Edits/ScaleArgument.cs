using Microsoft.CodeAnalysis;

namespace EvoLLM.Operators;

/// <summary>Makes the numbers that all calls of a method pass for one parameter larger or smaller by one share: a network gets wider or narrower as a whole.</summary>
internal sealed class ScaleArgument : ISyntaxEdit
{
    public string Name => "scale argument";

    public SyntaxNode? Apply(EditContext context)
    {
        var parameters = new Calls(context.Program, context.Random).Numbers
            .Where(number => number.Literal.Token.Value is >= 2)
            .GroupBy(number => (Method: number.Parameter.ContainingSymbol.Name, number.Parameter.Name))
            .ToList();
        if (parameters.Count == 0)
        {
            return null;
        }

        var (literals, factor) = (context.Random.Pick(parameters).Select(number => number.Literal), ScaleInteger.Factor(context.Random));
        return context.Program.Root.ReplaceNodes(literals, (literal, _) => ScaleInteger.Scaled(literal, factor));
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>An expression of one program that fits a place in another.</summary>
/// <param name="Slot">The place.</param>
/// <param name="Scion">The expression, its variables renamed to those in scope at the place.</param>
internal sealed record Graft(ExpressionSyntax Slot, ExpressionSyntax Scion)
{
    public static Graft? Draw(EditContext context)
    {
        var (program, donor, random) = context;
        if (program.Slots.Count == 0)
        {
            return null;
        }

        var slot = random.Pick(program.Slots);
        var scions = donor.Slots.Where(scion => donor.KindOf(scion) == program.KindOf(slot)).ToList();
        return scions.Count > 0 && Translate(random.Pick(scions), donor, new Scope(program, slot), random) is { } scion ? new Graft(slot, scion) : null;
    }

    /// <summary>
    /// Renames the variables that a node takes from its surroundings: each stays as it is where one of its name and type
    /// is in scope, and becomes another of its type where not; <see langword="null"/> where there is none.
    /// </summary>
    public static T? Translate<T>(T node, SyntaxProgram donor, Scope scope, Random random)
        where T : SyntaxNode
    {
        var names = new Dictionary<IdentifierNameSyntax, string>();
        foreach (var name in node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            var symbol = donor.Model.GetSymbolInfo(name).Symbol;
            if (symbol is not (ILocalSymbol or IParameterSymbol or IFieldSymbol) || symbol.Locations.Any(location => node.Span.Contains(location.SourceSpan)) || !symbol.Locations[0].IsInSource)
            {
                continue;
            }

            var type = Scope.TypeOf(symbol).ToDisplayString();
            var same = scope.Variables.Where(variable => Scope.TypeOf(variable).ToDisplayString() == type).Select(variable => variable.Name).ToList();
            // Another index would stand for the wrong dimension.
            var isPlace = name.Parent is ArgumentSyntax { Parent: BracketedArgumentListSyntax { Arguments.Count: > 1 } };
            if (same.Count == 0 || (isPlace && !same.Contains(symbol.Name)))
            {
                return null;
            }

            names[name] = same.Contains(symbol.Name) ? symbol.Name : random.Pick(same);
        }

        return node.ReplaceNodes(names.Keys, (original, _) => SyntaxFactory.IdentifierName(names[original]).WithTriviaFrom(original));
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Sandbox;

/// <summary>Finds the symbols that a syntax node makes use of, those without a name in the text too: conversions, operators, enumerators.</summary>
internal sealed class SymbolUses(SemanticModel model)
{
    public IEnumerable<ISymbol> Of(SyntaxNode node)
    {
        IEnumerable<ISymbol?> symbols = node switch
        {
            ExpressionSyntax expression => OfExpression(expression),
            ConstructorInitializerSyntax initializer => [model.GetSymbolInfo(initializer).Symbol],
            CommonForEachStatementSyntax loop => OfLoop(model.GetForEachStatementInfo(loop)),
            QueryClauseSyntax clause => OfClause(model.GetQueryClauseInfo(clause)),
            SelectOrGroupClauseSyntax clause => [model.GetSymbolInfo(clause).Symbol],
            OrderingSyntax ordering => [model.GetSymbolInfo(ordering).Symbol],
            _ => [],
        };
        return symbols.OfType<ISymbol>();
    }

    private IEnumerable<ISymbol?> OfExpression(ExpressionSyntax expression)
    {
        yield return model.GetSymbolInfo(expression).Symbol;
        var type = model.GetTypeInfo(expression);
        yield return type.Type;
        yield return type.ConvertedType;
        yield return model.GetConversion(expression).MethodSymbol;
        if (expression is InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression } initializer)
        {
            foreach (var element in initializer.Expressions)
            {
                yield return model.GetCollectionInitializerSymbolInfo(element).Symbol;
            }
        }
    }

    private static IEnumerable<ISymbol?> OfLoop(ForEachStatementInfo info) =>
        [info.GetEnumeratorMethod, info.MoveNextMethod, info.CurrentProperty, info.DisposeMethod, info.ElementConversion.MethodSymbol];

    private static IEnumerable<ISymbol?> OfClause(QueryClauseInfo info) => [info.CastInfo.Symbol, info.OperationInfo.Symbol];
}

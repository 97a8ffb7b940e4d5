using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Sandbox;

/// <summary>Finds the symbols that a syntax node makes use of, those without a name in the text too: conversions, operators, enumerators.</summary>
internal sealed class SymbolUses(SemanticModel model, CancellationToken cancellationToken)
{
    public IEnumerable<ISymbol> Of(SyntaxNode node)
    {
        IEnumerable<ISymbol?> symbols = node switch
        {
            ExpressionSyntax expression => OfExpression(expression),
            ConstructorInitializerSyntax initializer => [model.GetSymbolInfo(initializer, cancellationToken).Symbol],
            CommonForEachStatementSyntax loop => OfLoop(model.GetForEachStatementInfo(loop)),
            QueryClauseSyntax clause => OfClause(model.GetQueryClauseInfo(clause, cancellationToken)),
            SelectOrGroupClauseSyntax clause => [model.GetSymbolInfo(clause, cancellationToken).Symbol],
            OrderingSyntax ordering => [model.GetSymbolInfo(ordering, cancellationToken).Symbol],
            _ => [],
        };
        return symbols.OfType<ISymbol>();
    }

    private IEnumerable<ISymbol?> OfExpression(ExpressionSyntax expression)
    {
        yield return model.GetSymbolInfo(expression, cancellationToken).Symbol;
        var type = model.GetTypeInfo(expression, cancellationToken);
        yield return type.Type;
        yield return type.ConvertedType;
        yield return model.GetConversion(expression, cancellationToken).MethodSymbol;
        if (expression is InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression } initializer)
        {
            foreach (var element in initializer.Expressions)
            {
                yield return model.GetCollectionInitializerSymbolInfo(element, cancellationToken).Symbol;
            }
        }
    }

    private static IEnumerable<ISymbol?> OfLoop(ForEachStatementInfo info) =>
        [info.GetEnumeratorMethod, info.MoveNextMethod, info.CurrentProperty, info.DisposeMethod, info.ElementConversion.MethodSymbol];

    private static IEnumerable<ISymbol?> OfClause(QueryClauseInfo info) => [info.CastInfo.Symbol, info.OperationInfo.Symbol];
}

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
            ClassDeclarationSyntax declaration => OfDeclaration(declaration),
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
        var symbol = model.GetSymbolInfo(expression).Symbol;
        yield return symbol;
        foreach (var constructor in Constructed(symbol))
        {
            yield return constructor;
        }

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

    /// <summary>The constructor of the base class that is called though nothing says so.</summary>
    private IEnumerable<ISymbol?> OfDeclaration(ClassDeclarationSyntax declaration) =>
        model.GetDeclaredSymbol(declaration) is { BaseType: { SpecialType: SpecialType.None } parent } type && type.InstanceConstructors.Any(IsSilent)
            ? [Parameterless(parent)]
            : [];

    private bool IsSilent(IMethodSymbol constructor) => constructor.IsImplicitlyDeclared
        || constructor.DeclaringSyntaxReferences.Any(place => place.GetSyntax() is ConstructorDeclarationSyntax { Initializer: null });

    /// <summary>The constructors that <c>new T()</c> calls inside what a symbol is.</summary>
    private static IEnumerable<ISymbol?> Constructed(ISymbol? symbol) => symbol switch
    {
        IMethodSymbol { IsGenericMethod: true } method => Constructed(method.TypeParameters, method.TypeArguments),
        INamedTypeSymbol { IsGenericType: true } type => Constructed(type.TypeParameters, type.TypeArguments),
        _ => [],
    };

    private static IEnumerable<ISymbol?> Constructed(IEnumerable<ITypeParameterSymbol> parameters, IEnumerable<ITypeSymbol> arguments) =>
        parameters.Zip(arguments).Where(pair => pair.First.HasConstructorConstraint && pair.Second is INamedTypeSymbol { IsValueType: false }).Select(pair => Parameterless((INamedTypeSymbol)pair.Second));

    private static IMethodSymbol? Parameterless(INamedTypeSymbol type) => type.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.IsEmpty);

    private static IEnumerable<ISymbol?> OfLoop(ForEachStatementInfo info) =>
        [info.GetEnumeratorMethod, info.MoveNextMethod, info.CurrentProperty, info.DisposeMethod, info.ElementConversion.MethodSymbol];

    private static IEnumerable<ISymbol?> OfClause(QueryClauseInfo info) => [info.CastInfo.Symbol, info.OperationInfo.Symbol];
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Sandbox;

/// <summary>Says which names of a program could as well be others. A name that an object prints, or that a pattern of the language looks for, is not among them.</summary>
internal static class NormalNames
{
    /// <summary>The member that a node declares alone.</summary>
    public static ISymbol? DeclaredBy(SemanticModel model, SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => model.GetDeclaredSymbol(method),
        FieldDeclarationSyntax { Declaration.Variables: [var variable] } => model.GetDeclaredSymbol(variable),
        _ => null,
    };

    /// <summary>What a name stands for, or declares.</summary>
    public static ISymbol? Of(SemanticModel model, SyntaxToken token)
    {
        var symbol = token.Parent is SimpleNameSyntax name ? model.GetSymbolInfo(name).Symbol : model.GetDeclaredSymbol(token.Parent!);

        // An accessor has copies of its indexer's parameters.
        return symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { AssociatedSymbol: IPropertySymbol property }, Ordinal: var ordinal } && ordinal < property.Parameters.Length
            ? property.Parameters[ordinal].OriginalDefinition
            : symbol?.OriginalDefinition;
    }

    /// <summary>Whether a token is the name in front of an argument.</summary>
    public static bool IsArgumentName(SyntaxToken token) => token.Parent?.Parent is NameColonSyntax { Parent: ArgumentSyntax };

    /// <summary>Where a name is declared that nothing outside of its member sees; <see langword="null"/> for other names.</summary>
    public static int? PlaceOfLocal(ISymbol symbol) => symbol switch
    {
        ILocalSymbol or IRangeVariableSymbol or ILabelSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction } => PlaceOf(symbol),
        IParameterSymbol when TypeOf(symbol) is null => PlaceOf(symbol),
        _ => null,
    };

    /// <summary>
    /// Whether a member is known by what it says and not by its name: a private method or constant of a static class, in
    /// which no pattern of the language finds it.
    /// </summary>
    public static bool IsNameless(ISymbol symbol) => IsHidden(symbol) && symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Ordinary, IsExtensionMethod: false, PartialImplementationPart: null, PartialDefinitionPart: null } => true,
        IFieldSymbol { IsConst: true } => IsAlone(symbol),
        _ => false,
    };

    /// <summary>A name for what several members see that does not depend on what it is called; <see langword="null"/> where that counts.</summary>
    public static string? OfShared(ISymbol symbol) => symbol switch
    {
        IParameterSymbol parameter => TypeOf(symbol) is null or RecordDeclarationSyntax ? null : $"^{parameter.Ordinal}",
        IFieldSymbol { CorrespondingTupleField: { } element } => element.Name,
        IFieldSymbol { IsStatic: true } when IsHidden(symbol) => $"{symbol.ContainingType.ToDisplayString()}#{IndexOf(symbol)}",
        _ => null,
    };

    /// <summary>A parameter as a call may name it; <see langword="null"/> for one whose name counts.</summary>
    public static string? OfArgument(ISymbol symbol) =>
        symbol is not IParameterSymbol parameter || (PlaceOfLocal(symbol) is null && OfShared(symbol) is null) ? null
        : IsNameless(symbol.ContainingSymbol) || PlaceOfLocal(symbol.ContainingSymbol) is not null ? $"@{parameter.Ordinal}"
        : $"@{parameter.Ordinal} of {symbol.ContainingSymbol.GetDocumentationCommentId()}";

    private static int? PlaceOf(ISymbol symbol) => symbol.DeclaringSyntaxReferences is [var place] ? place.Span.Start : null;

    /// <summary>The type that a parameter belongs to as a whole: all its members see it, and records print it.</summary>
    private static TypeDeclarationSyntax? TypeOf(ISymbol parameter) =>
        parameter.DeclaringSyntaxReferences is [var place] ? place.GetSyntax().Parent?.Parent as TypeDeclarationSyntax : null;

    private static bool IsHidden(ISymbol symbol) =>
        symbol is { DeclaredAccessibility: Accessibility.Private, ContainingType: { IsStatic: true, IsExtension: false }, IsImplicitlyDeclared: false } && PlaceOf(symbol) is not null;

    private static bool IsAlone(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences[0].GetSyntax().Parent is VariableDeclarationSyntax { Variables.Count: 1 };

    /// <summary>Constants that may stand anywhere do not count.</summary>
    private static int IndexOf(ISymbol symbol) => symbol.ContainingType.GetMembers().OfType<IFieldSymbol>()
        .Where(field => !field.IsImplicitlyDeclared && !IsNameless(field) && (!field.IsConst || !IsAlone(field)))
        .TakeWhile(field => !SymbolEqualityComparer.Default.Equals(field, symbol)).Count();
}

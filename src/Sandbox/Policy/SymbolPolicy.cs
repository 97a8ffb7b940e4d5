using System.Collections.Frozen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Sandbox;

/// <summary>
/// What a candidate may name, held against the symbols that its source was bound to. Everything that is not listed is
/// refused; what the candidate declares itself is always allowed.
/// </summary>
internal sealed class SymbolPolicy
{
    /// <summary>Hash codes that the meter makes the same everywhere; only to make others of them.</summary>
    private static readonly FrozenSet<string> Hashes = FrozenSet.Create(
        StringComparer.Ordinal,
        "System.Object.GetHashCode", "System.String.GetHashCode", "System.Numerics.BigInteger.GetHashCode", "System.Collections.Generic.EqualityComparer.GetHashCode");

    private readonly AllowList _list;

    private SymbolPolicy(AllowList list) => _list = list;

    /// <summary>The same list, for the emitted image.</summary>
    internal AllowList List => _list;

    /// <summary>Numbers, text, collections, LINQ and what else is pure computing.</summary>
    public static SymbolPolicy Default { get; } = new(AllowList.Parse(DefaultAllowList.Text));

    /// <summary>A policy that allows more.</summary>
    /// <param name="names">Full names of types, e.g. <c>System.Guid</c>, or of members, e.g. <c>System.Guid.Parse</c>.</param>
    /// <param name="assembly">An assembly beside the framework's that they may be from.</param>
    public SymbolPolicy Allowing(IEnumerable<string> names, string? assembly = null) => new(_list.With(names, assembly));

    /// <summary>Finds what a source may not name, each thing once, in the order of the text.</summary>
    public IEnumerable<CompilationMessage> Check(SemanticModel model)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var uses = new SymbolUses(model);
        foreach (var node in model.SyntaxTree.GetRoot().DescendantNodes())
        {
            foreach (var refused in uses.Of(node).SelectMany(Refused))
            {
                if (!(Hashes.Contains(refused) && IsInHash(node)) && seen.Add(refused))
                {
                    yield return CompilationMessage.At(node, "POLICY", $"{refused} is not available to candidates; {Alternatives.For(refused)}");
                }
            }
        }
    }

    private static bool IsInHash(SyntaxNode node) => node.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText == nameof(GetHashCode);

    private IEnumerable<string> Refused(ISymbol symbol) => symbol switch
    {
        IAliasSymbol alias => Refused(alias.Target),
        IArrayTypeSymbol array => Refused(array.ElementType),
        IDynamicTypeSymbol => ["dynamic"],
        INamedTypeSymbol { TypeKind: not TypeKind.Error } type => RefusedType(type),
        IMethodSymbol { MethodKind: MethodKind.BuiltinOperator or MethodKind.LocalFunction or MethodKind.AnonymousFunction } => [],
        IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol => RefusedMember(symbol),
        _ => [],
    };

    private IEnumerable<string> RefusedType(INamedTypeSymbol type)
    {
        var arguments = type.TypeArguments.SelectMany(Refused);
        return IsOwn(type) || type.IsTupleType || _list.AllowsType(type) ? arguments : arguments.Prepend(AllowList.NameOf(type));
    }

    private IEnumerable<string> RefusedMember(ISymbol member)
    {
        var original = member is IMethodSymbol { ReducedFrom: { } extension } ? extension : member.OriginalDefinition;
        if (IsOwn(original) || original.ContainingType is not { } type)
        {
            return [];
        }

        return _list.AllowsMember(original) ? [] : [$"{AllowList.NameOf(type)}.{AllowList.NameOf(original)}"];
    }

    private static bool IsOwn(ISymbol symbol) => symbol.Locations.Any(location => location.IsInSource) || symbol is INamedTypeSymbol { IsAnonymousType: true } or { ContainingType.IsAnonymousType: true };
}

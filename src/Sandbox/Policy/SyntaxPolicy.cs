using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Sandbox;

/// <summary>The parts of the language that candidates have no use for, and that would weaken what keeps them in.</summary>
internal static class SyntaxPolicy
{
    private static readonly Dictionary<SyntaxKind, string> Nodes = new()
    {
        [SyntaxKind.AttributeList] = "Attributes other than [Flags] and [MethodImpl(MethodImplOptions.AggressiveInlining)] are not available to candidates; leave them out.",
        [SyntaxKind.UnsafeStatement] = "Unsafe code is not available to candidates; use Span<T> and arrays.",
        [SyntaxKind.FixedStatement] = "Unsafe code is not available to candidates; use Span<T> and arrays.",
        [SyntaxKind.PointerType] = "Pointers are not available to candidates; use Span<T> and arrays.",
        [SyntaxKind.FunctionPointerType] = "Function pointers are not available to candidates; use a delegate.",
        [SyntaxKind.StackAllocArrayCreationExpression] = "stackalloc is not available to candidates; use an array.",
        [SyntaxKind.ImplicitStackAllocArrayCreationExpression] = "stackalloc is not available to candidates; use an array.",
        [SyntaxKind.MakeRefExpression] = "Typed references are not available to candidates.",
        [SyntaxKind.RefTypeExpression] = "Typed references are not available to candidates.",
        [SyntaxKind.RefValueExpression] = "Typed references are not available to candidates.",
        [SyntaxKind.AwaitExpression] = "Candidates run on one thread: async code is not available.",
        [SyntaxKind.LockStatement] = "Candidates run on one thread: locks are not available.",
        [SyntaxKind.DestructorDeclaration] = "Finalizers are not available to candidates.",
        [SyntaxKind.GlobalStatement] = "Top-level statements are not available to candidates; declare the class.",
        [SyntaxKind.ExternAliasDirective] = "Extern aliases are not available to candidates.",
        [SyntaxKind.NamespaceDeclaration] = "Declare the class in no namespace.",
        [SyntaxKind.FileScopedNamespaceDeclaration] = "Declare the class in no namespace.",
    };

    private static readonly Dictionary<SyntaxKind, string> Tokens = new()
    {
        [SyntaxKind.UnsafeKeyword] = "Unsafe code is not available to candidates; use Span<T> and arrays.",
        [SyntaxKind.ExternKeyword] = "External methods are not available to candidates.",
        [SyntaxKind.AsyncKeyword] = "Candidates run on one thread: async code is not available.",
        [SyntaxKind.VolatileKeyword] = "Candidates run on one thread: volatile is not available.",
        [SyntaxKind.ArgListKeyword] = "Variable argument lists are not available to candidates; use params.",
    };

    private static readonly HashSet<SyntaxKind> Harmless =
        [SyntaxKind.RegionDirectiveTrivia, SyntaxKind.EndRegionDirectiveTrivia, SyntaxKind.NullableDirectiveTrivia, SyntaxKind.PragmaWarningDirectiveTrivia];

    public static IEnumerable<CompilationMessage> Check(SyntaxNode root)
    {
        if (root.GetFirstDirective(directive => !Harmless.Contains(directive.Kind())) is { } directive)
        {
            yield return CompilationMessage.At(directive, "POLICY", "Preprocessor directives other than #region, #nullable and #pragma warning are not available to candidates; leave them out.");
        }

        foreach (var item in root.DescendantNodesAndTokens())
        {
            if ((item.IsNode ? Nodes : Tokens).TryGetValue(item.Kind(), out var text) && !IsFlags(item.AsNode()))
            {
                yield return CompilationMessage.At(item, "POLICY", text);
            }

            if (item.AsNode() is { } node && IsType(node) && !IsCompared(node))
            {
                yield return CompilationMessage.At(item, "POLICY", "Reflection is not available to candidates: types may only be compared with == and !=; write the types out, or use a type pattern: value is double.");
            }
        }
    }

    /// <summary>How an enumeration is written depends on it.</summary>
    private static bool IsFlags(SyntaxNode? node) => node is AttributeListSyntax { Target: null, Parent: EnumDeclarationSyntax, Attributes: [{ ArgumentList: null, Name: var name }] } && name.ToString() is "Flags" or "System.Flags";

    private static bool IsType(SyntaxNode node) =>
        node is TypeOfExpressionSyntax or InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: IdentifierNameSyntax { Identifier.ValueText: "GetType" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetType" } or MemberBindingExpressionSyntax { Name.Identifier.ValueText: "GetType" } };

    private static bool IsCompared(SyntaxNode node) => node.Parent switch
    {
        ParenthesizedExpressionSyntax or ConditionalAccessExpressionSyntax => IsCompared(node.Parent),
        { } parent => parent.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression,
        null => false,
    };
}

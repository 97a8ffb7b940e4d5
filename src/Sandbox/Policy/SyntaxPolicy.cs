using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EvoLLM.Sandbox;

/// <summary>The parts of the language that candidates have no use for, and that would weaken what keeps them in.</summary>
internal static class SyntaxPolicy
{
    private static readonly Dictionary<SyntaxKind, string> Nodes = new()
    {
        [SyntaxKind.AttributeList] = "Attributes are not available to candidates; leave them out.",
        [SyntaxKind.UnsafeStatement] = "Unsafe code is not available to candidates; use Span<T> and arrays.",
        [SyntaxKind.FixedStatement] = "Unsafe code is not available to candidates; use Span<T> and arrays.",
        [SyntaxKind.PointerType] = "Pointers are not available to candidates; use Span<T> and arrays.",
        [SyntaxKind.FunctionPointerType] = "Function pointers are not available to candidates; use a delegate.",
        [SyntaxKind.StackAllocArrayCreationExpression] = "stackalloc is not available to candidates; use an array.",
        [SyntaxKind.ImplicitStackAllocArrayCreationExpression] = "stackalloc is not available to candidates; use an array.",
        [SyntaxKind.MakeRefExpression] = "Typed references are not available to candidates.",
        [SyntaxKind.RefTypeExpression] = "Typed references are not available to candidates.",
        [SyntaxKind.RefValueExpression] = "Typed references are not available to candidates.",
        [SyntaxKind.TypeOfExpression] = "Reflection is not available to candidates; write the types out.",
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

    public static IEnumerable<CompilationMessage> Check(SyntaxNode root)
    {
        if (root.GetFirstDirective() is { } directive)
        {
            yield return CompilationMessage.At(directive, "POLICY", "Preprocessor directives are not available to candidates; leave them out.");
        }

        foreach (var item in root.DescendantNodesAndTokens())
        {
            if ((item.IsNode ? Nodes : Tokens).TryGetValue(item.Kind(), out var text))
            {
                yield return CompilationMessage.At(item, "POLICY", text);
            }
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Sandbox;

/// <summary>Attributes that change nothing a candidate computes; they are written over with spaces, so that lines and columns stay.</summary>
internal static class IdleAttributes
{
    /// <summary>The tree without them.</summary>
    public static SyntaxTree Without(SyntaxTree tree)
    {
        var lists = tree.GetRoot().DescendantNodes().OfType<AttributeListSyntax>().Where(list => list.Target is null && list.Attributes.All(IsIdle)).ToList();
        if (lists.Count == 0)
        {
            return tree;
        }

        var text = tree.ToString().ToCharArray();
        foreach (var span in lists.Select(list => list.Span))
        {
            for (var i = span.Start; i < span.End; i++)
            {
                text[i] = text[i] is '\n' or '\r' ? text[i] : ' ';
            }
        }

        return CSharpSyntaxTree.ParseText(new string(text), (CSharpParseOptions)tree.Options, tree.FilePath);
    }

    private static bool IsIdle(AttributeSyntax attribute) => Short(attribute.Name) switch
    {
        "MethodImpl" => attribute.ArgumentList?.Arguments is [{ NameEquals: null, NameColon: null, Expression: var options }] && IsHint(options),
        "Obsolete" => attribute.ArgumentList?.Arguments.All(argument => argument.Expression is LiteralExpressionSyntax) ?? true,
        _ => false,
    };

    private static bool IsHint(ExpressionSyntax options) => options switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AggressiveInlining" or "AggressiveOptimization" or "NoInlining", Expression: var type } => type.ToString() is "MethodImplOptions" or "System.Runtime.CompilerServices.MethodImplOptions",
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression } both => IsHint(both.Left) && IsHint(both.Right),
        _ => false,
    };

    private static string Short(NameSyntax name)
    {
        var text = name.ToString();
        text = text[(text.LastIndexOf('.') + 1)..];
        return text.EndsWith("Attribute", StringComparison.Ordinal) ? text[..^"Attribute".Length] : text;
    }
}

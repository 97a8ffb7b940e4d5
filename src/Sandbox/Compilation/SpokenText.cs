using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Sandbox;

/// <summary>Where a program can see how it is written: the compiler puts names and whole arguments into it as strings.</summary>
internal sealed class SpokenText
{
    private readonly HashSet<int> _names = [];
    private readonly Dictionary<int, string> _texts = [];

    private SpokenText()
    {
    }

    /// <summary>Looks through a program.</summary>
    public static SpokenText Of(SemanticModel model)
    {
        var spoken = new SpokenText();
        foreach (var node in model.SyntaxTree.GetRoot().DescendantNodes())
        {
            switch (node)
            {
                case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } call when model.GetConstantValue(call).HasValue:
                    spoken._names.UnionWith(call.ArgumentList.DescendantTokens().Select(token => token.SpanStart));
                    break;
                case AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } member:
                    spoken._texts[member.SpanStart] = model.GetDeclaredSymbol(member)!.Name;
                    break;
                case ArgumentListSyntax { Parent: { } call } arguments when model.GetSymbolInfo(call).Symbol is IMethodSymbol { Parameters: var parameters } && parameters.Any(SeesItsCaller):
                    spoken._texts[arguments.SpanStart] = arguments.ToString();
                    break;
            }
        }

        return spoken;
    }

    /// <summary>Whether <c>nameof</c> speaks a name.</summary>
    public bool IsSpoken(SyntaxToken token) => _names.Contains(token.SpanStart);

    /// <summary>What is spoken from a token on that its normal form would not say.</summary>
    public string? Before(SyntaxToken token) => _texts.GetValueOrDefault(token.SpanStart);

    /// <summary>Whether a parameter is filled with the text of an argument, e.g. that of <c>ArgumentNullException.ThrowIfNull</c>.</summary>
    private static bool SeesItsCaller(IParameterSymbol parameter) =>
        parameter.IsOptional && parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name.StartsWith("Caller", StringComparison.Ordinal) ?? false);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Sandbox;

/// <summary>Finds the line that a message on an image is about.</summary>
internal static class MessagePlaces
{
    /// <summary>The message with the place of what its first word declares, if there is such a thing.</summary>
    public static CompilationMessage Located(CompilationMessage message, SyntaxNode root)
    {
        var name = message.Text.Split(' ')[0];
        return message.Line == 0 && root.DescendantNodes().Select(Identifier).FirstOrDefault(token => token.ValueText == name) is { RawKind: not 0 } place
            ? CompilationMessage.At(place, message.Code, message.Text)
            : message;
    }

    private static SyntaxToken Identifier(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier,
        LocalFunctionStatementSyntax function => function.Identifier,
        BaseTypeDeclarationSyntax type => type.Identifier,
        PropertyDeclarationSyntax property => property.Identifier,
        VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field => field.Identifier,
        _ => default,
    };
}

using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>How members are called.</summary>
internal static class MemberNames
{
    /// <summary>The names that a member declares: one, or those of several fields.</summary>
    public static IReadOnlyList<string> Of(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => [method.Identifier.Text],
        BaseFieldDeclarationSyntax field => [.. field.Declaration.Variables.Select(variable => variable.Identifier.Text)],
        PropertyDeclarationSyntax property => [property.Identifier.Text],
        BaseTypeDeclarationSyntax type => [type.Identifier.Text],
        ConstructorDeclarationSyntax constructor => [constructor.Identifier.Text],
        DelegateDeclarationSyntax function => [function.Identifier.Text],
        EventDeclarationSyntax occurrence => [occurrence.Identifier.Text],
        OperatorDeclarationSyntax operation => [operation.OperatorToken.Text],
        IndexerDeclarationSyntax => ["this"],
        _ => [],
    };

    /// <summary>The types of a member's parameters, e.g. <c>int,double[]</c>; <see langword="null"/> where it has none.</summary>
    public static string? Parameters(MemberDeclarationSyntax member) => member switch
    {
        BaseMethodDeclarationSyntax method => Types(method.ParameterList.Parameters),
        IndexerDeclarationSyntax indexer => Types(indexer.ParameterList.Parameters),
        _ => null,
    };

    public static string Types(IEnumerable<ParameterSyntax> parameters) =>
        string.Join(',', parameters.Select(parameter => LineSearch.WithoutSpace(parameter.Type?.ToString() ?? "")));

    /// <summary>What a person writes for a member, e.g. <c>Score(int,double[])</c>.</summary>
    public static string Describe(MemberDeclarationSyntax member) =>
        string.Join(", ", Of(member)) + (Parameters(member) is { } parameters ? $"({parameters})" : "");

    /// <summary>Whether two members cannot stand beside each other.</summary>
    public static bool Collide(MemberDeclarationSyntax left, MemberDeclarationSyntax right) =>
        Of(left).Intersect(Of(right)).Any() && (Parameters(left) is null || Parameters(right) is null || Parameters(left) == Parameters(right));
}

using FsCheck.Xunit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Sandbox.Tests;

/// <summary>Over random programs: how a program is written does not matter to its fingerprint, and what it does, does.</summary>
public sealed class FingerprintPropertyTests
{
    private static readonly SourceCompiler Compiler = new(SolveHarness.EntryPoint, SymbolPolicy.Default, new CompilationLimits(), ProgramLayers.All);

    [Property(MaxTest = 60)]
    public void Fingerprint_LocalNamesOrderOfMembersAndTriviaChanged_IsTheSame(int seed, int way, int other)
    {
        var draft = new ProgramDraft(new Random(seed));
        Assert.Equal(Of(draft.Write(way)), Of(draft.Write(other)));
    }

    [Property(MaxTest = 100)]
    public void Fingerprint_AnyTokenThatDoesSomethingChanged_Differs(int seed, int way, int choice)
    {
        var source = new ProgramDraft(new Random(seed)).Write(way);
        var root = CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken);
        var tokens = root.DescendantTokens().Where(token => Other(token) is not null).ToList();
        var token = tokens[new Random(choice).Next(tokens.Count)];
        var changed = root.ReplaceToken(token, Other(token)!.Value.WithTriviaFrom(token)).ToFullString();
        Assert.NotEqual(Of(source), Of(changed));
    }

    [Property(MaxTest = 50)]
    public void Fingerprint_StatementsOrFieldsSwapped_Differs(int seed, int way, int choice)
    {
        var source = new ProgramDraft(new Random(seed)).Write(way);
        var root = CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken);
        var swaps = root.DescendantNodes().OfType<BlockSyntax>().SelectMany(block => Neighbours(block.Statements))
            .Concat(Neighbours(root.DescendantNodes().OfType<FieldDeclarationSyntax>().Where(field => !field.Modifiers.Any(SyntaxKind.ConstKeyword)).ToList()))
            .ToArray();
        new Random(choice).Shuffle(swaps);
        var changed = swaps.Select(swap => Compiler.Compile(Swapped(root, swap))).First(compiled => compiled.Status == CompilationStatus.Ok);
        Assert.NotEqual(Of(source), changed.Fingerprint);
    }

    private static string Of(string source)
    {
        var compiled = Compiler.Compile(source);
        Assert.True(compiled.Status == CompilationStatus.Ok, string.Join('\n', compiled.Messages) + source);
        return compiled.Fingerprint;
    }

    /// <summary>What a token could be instead so that the program compiles and does something else.</summary>
    private static SyntaxToken? Other(SyntaxToken token) => token.Kind() switch
    {
        // "1" becomes "11", "0.5" becomes "0.51".
        SyntaxKind.NumericLiteralToken => SyntaxFactory.ParseToken(token.Text + "1"),
        SyntaxKind.PlusToken when token.Parent is BinaryExpressionSyntax => SyntaxFactory.Token(SyntaxKind.MinusToken),
        SyntaxKind.MinusToken when token.Parent is BinaryExpressionSyntax => SyntaxFactory.Token(SyntaxKind.AsteriskToken),
        SyntaxKind.AsteriskToken when token.Parent is BinaryExpressionSyntax => SyntaxFactory.Token(SyntaxKind.PlusToken),
        SyntaxKind.PlusEqualsToken => SyntaxFactory.Token(SyntaxKind.MinusEqualsToken),
        SyntaxKind.LessThanToken when token.Parent is BinaryExpressionSyntax => SyntaxFactory.Token(SyntaxKind.GreaterThanToken),
        SyntaxKind.DescendingKeyword => SyntaxFactory.Token(SyntaxKind.AscendingKeyword),
        SyntaxKind.IdentifierToken when token.Text == "Max" => SyntaxFactory.Identifier("Min"),
        SyntaxKind.IdentifierToken when token.Text == "Sqrt" => SyntaxFactory.Identifier("Cbrt"),
        SyntaxKind.IdentifierToken when token.Text == "Scale" && token.Parent is IdentifierNameSyntax => SyntaxFactory.Identifier("Bound"),
        SyntaxKind.IdentifierToken when token.Text == "_first" && token.Parent is IdentifierNameSyntax { Parent: AssignmentExpressionSyntax } => SyntaxFactory.Identifier("_second"),
        _ => null,
    };

    private static IEnumerable<(SyntaxNode First, SyntaxNode Second)> Neighbours(IReadOnlyList<SyntaxNode> nodes) => nodes.Zip(nodes.Skip(1));

    private static string Swapped(SyntaxNode root, (SyntaxNode First, SyntaxNode Second) swap) =>
        root.ReplaceNodes([swap.First, swap.Second], (node, _) => node == swap.First ? swap.Second : swap.First).ToFullString();
}

using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>A program with its types.</summary>
internal sealed class SyntaxProgram
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.None);

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "program",
        [CSharpSyntaxTree.ParseText("global using System; global using System.Collections.Generic; global using System.Linq;", ParseOptions)],
        new[] { "System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Linq", "System.Memory" }.Select(
            name => MetadataReference.CreateFromFile(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, name + ".dll"))),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false));

    /// <summary>A run has one problem; a comparison few.</summary>
    private static readonly ConcurrentDictionary<string, CSharpCompilation> Declaring = new(StringComparer.Ordinal);

    private readonly string? _declarations;
    private readonly Lazy<IReadOnlyList<ExpressionSyntax>> _slots;

    private SyntaxProgram(string text, SyntaxTree tree, string? declarations)
    {
        _declarations = declarations;
        Text = text;
        Root = tree.GetRoot();
        Model = (declarations is null ? Empty : Declaring.GetOrAdd(declarations, Declare)).AddSyntaxTrees(tree).GetSemanticModel(tree);
        Blocks = [.. Root.DescendantNodes().OfType<BlockSyntax>()];
        _slots = new(() => [.. Root.DescendantNodes().OfType<ExpressionSyntax>().Where(IsSlot)]);
    }

    public string Text { get; }

    public SyntaxNode Root { get; }

    public SemanticModel Model { get; }

    /// <summary>The expressions that another one of the same kind can stand for. What a loop ends by is never among them.</summary>
    public IReadOnlyList<ExpressionSyntax> Slots => _slots.Value;

    public IReadOnlyList<BlockSyntax> Blocks { get; }

    /// <summary>Whether the public methods take nothing: then the numbers in the program are all that its result depends on.</summary>
    public bool TakesNothing => Root.DescendantNodes().OfType<MethodDeclarationSyntax>()
        .Where(method => method.Modifiers.Any(SyntaxKind.PublicKeyword)).All(method => method.ParameterList.Parameters.Count == 0);

    /// <summary>A name that is not taken: the wished one, or that with a number.</summary>
    public string FreshName(string name)
    {
        var taken = Root.DescendantTokens().Select(token => token.ValueText).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? name : name + number).First(fresh => !taken.Contains(fresh));
    }

    public int Size => Root.DescendantNodes().Count();

    public bool Compiles => !Model.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>Whether there is more than the framework that a program may use.</summary>
    public bool HasDeclarations => _declarations is not null;

    /// <summary>Binds a program.</summary>
    /// <param name="source">Its text.</param>
    /// <param name="declarations">What it may use beyond the framework, as <see cref="Evolver.ProgramContract.Declarations"/> has it.</param>
    public static SyntaxProgram Bind(string source, string? declarations = null) => new(source, CSharpSyntaxTree.ParseText(source, ParseOptions), declarations);

    /// <summary>Binds another text as this one was bound.</summary>
    public SyntaxProgram With(string source) => Bind(source, _declarations);

    /// <summary>Whether a type is one that the program may use beyond the framework.</summary>
    public bool IsDeclared(ITypeSymbol? type) => type is not null && _declarations is not null && type.Locations.Any(location => location.IsInSource && location.SourceTree != Root.SyntaxTree);

    /// <summary>The kind of value that is wanted where an expression stands.</summary>
    public ValueKind? KindOf(ExpressionSyntax expression)
    {
        var type = Model.GetTypeInfo(expression);
        return KindOf(type.ConvertedType) ?? KindOf(type.Type);
    }

    public static ValueKind? KindOf(ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_Double => ValueKind.Real,
        SpecialType.System_Int32 => ValueKind.Integer,
        SpecialType.System_Boolean => ValueKind.Truth,
        _ => null,
    };

    private static CSharpCompilation Declare(string declarations) => Empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(declarations, ParseOptions));

    private bool IsSlot(ExpressionSyntax expression) =>
        expression is not (ParenthesizedExpressionSyntax or AssignmentExpressionSyntax or TypeSyntax and not NameSyntax)
        && KindOf(expression) is not null
        && Model.GetSymbolInfo(expression).Symbol is not ITypeSymbol
        && IsValue(expression)
        && !expression.AncestorsAndSelf().Any(IsFixed);

    private static bool IsValue(ExpressionSyntax expression) => expression.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Right == expression,
        ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.None) && argument.Parent is not BracketedArgumentListSyntax,
        MemberAccessExpressionSyntax or NameColonSyntax or NameEqualsSyntax or ExpressionStatementSyntax => false,
        PostfixUnaryExpressionSyntax => false,
        PrefixUnaryExpressionSyntax prefix => !prefix.IsKind(SyntaxKind.PreIncrementExpression) && !prefix.IsKind(SyntaxKind.PreDecrementExpression),
        _ => true,
    };

    /// <summary>Whether a place decides more than a value: how long a loop runs, which element is meant, what a case or a constant is.</summary>
    public static bool IsFixed(SyntaxNode node) => node.Parent switch
    {
        ForStatementSyntax loop => node != loop.Statement,
        WhileStatementSyntax loop => node != loop.Statement,
        DoStatementSyntax loop => node != loop.Statement,
        ArgumentSyntax { Parent: BracketedArgumentListSyntax } => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetLength" } } } => true,
        LocalDeclarationStatementSyntax local => local.IsConst,
        FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword),
        ParameterSyntax or PatternSyntax or ArrayRankSpecifierSyntax or SwitchLabelSyntax or AttributeSyntax or EnumMemberDeclarationSyntax => true,
        _ => false,
    };
}

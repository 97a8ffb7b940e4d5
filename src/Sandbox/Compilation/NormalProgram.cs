using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Sandbox;

/// <summary>
/// The normal form of a program: two programs have the same one only if they are the same up to white space, comments,
/// the names of locals, parameters and private members of static classes, and the order of members whose order means
/// nothing. Private methods and constants are told apart by what they say and whom they call, not by their names: their
/// hashes are refined until no more of them differ, as colours are in graph isomorphism (Weisfeiler and Leman 1968).
/// </summary>
internal sealed class NormalProgram
{
    private readonly SemanticModel _model;
    private readonly SpokenText _spoken;
    private readonly Dictionary<SyntaxNode, NormalDeclaration> _declarations = [];
    private readonly HashSet<ISymbol> _twins = new(SymbolEqualityComparer.Default);
    private Dictionary<ISymbol, string> _hashes = new(SymbolEqualityComparer.Default);

    public NormalProgram(SemanticModel model)
    {
        _model = model;
        _spoken = SpokenText.Of(model);
        var root = model.SyntaxTree.GetRoot();
        Read(root);
        Refine();

        // Two methods that nothing tells apart are still two, as delegates show: their names must tell them apart.
        _twins.UnionWith(_hashes.Where(pair => pair.Key is IMethodSymbol).GroupBy(pair => pair.Value).Where(group => group.Count() > 1).SelectMany(group => group).Select(pair => pair.Key));
        if (_twins.Count > 0)
        {
            Refine();
        }

        Hash = HashOf(root);
    }

    public string Hash { get; }

    private void Read(SyntaxNode node)
    {
        _declarations[node] = new NormalDeclaration(_model, _spoken, node);
        foreach (var member in Members(node))
        {
            Read(member);
        }
    }

    private void Refine()
    {
        var nameless = _declarations.Values.Where(declaration => declaration.Symbol is { } symbol && NormalNames.IsNameless(symbol)).ToList();
        _hashes = new(SymbolEqualityComparer.Default);
        for (var (classes, before) = (0, -1); classes > before;)
        {
            before = classes;
            var finer = new Dictionary<ISymbol, string>(SymbolEqualityComparer.Default);
            foreach (var declaration in nameless)
            {
                finer[declaration.Symbol!] = Fingerprint.OfText(declaration.Text(NameOf));
            }

            _hashes = finer;
            classes = finer.Values.Distinct().Count();
        }
    }

    /// <summary>What stands for a private member: its name where it has a twin, else what it was found to say.</summary>
    private string NameOf(ISymbol symbol) => _twins.Contains(symbol) ? symbol.Name : _hashes.GetValueOrDefault(symbol, "");

    private string HashOf(SyntaxNode node)
    {
        var text = new StringBuilder(_declarations[node].Text(NameOf));
        var members = Members(node).ToLookup(MayMove, HashOf);
        foreach (var hash in members[false].Concat(members[true].Order(StringComparer.Ordinal)))
        {
            Fingerprint.Append(text, hash);
        }

        return Fingerprint.OfText(text.ToString());
    }

    private static SyntaxList<MemberDeclarationSyntax> Members(SyntaxNode node) => node switch
    {
        CompilationUnitSyntax unit => unit.Members,
        TypeDeclarationSyntax type => type.Members,
        _ => default,
    };

    /// <summary>Whether a member may stand anywhere in its type. Fields have initialisers and a layout, records print their properties in order.</summary>
    private static bool MayMove(MemberDeclarationSyntax member) =>
        member.AttributeLists.Count == 0
        && !member.Modifiers.Any(SyntaxKind.PartialKeyword)
        && (member is MethodDeclarationSyntax or OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax or BaseTypeDeclarationSyntax or DelegateDeclarationSyntax
            || (member is FieldDeclarationSyntax { Declaration.Variables.Count: 1 } field && field.Modifiers.Any(SyntaxKind.ConstKeyword)));
}

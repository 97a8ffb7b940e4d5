using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Sandbox;

/// <summary>The tokens of one declaration without those of its members; local names are numbered in the order in which they appear.</summary>
internal sealed class NormalDeclaration
{
    private readonly SemanticModel _model;
    private readonly Dictionary<(int Place, string Name), int> _numbers = [];
    private readonly List<Part> _parts = [];

    public NormalDeclaration(SemanticModel model, SpokenText spoken, SyntaxNode node)
    {
        _model = model;
        Symbol = NormalNames.DeclaredBy(model, node);
        foreach (var token in node.DescendantTokens(child => child == node || child is not MemberDeclarationSyntax or EnumMemberDeclarationSyntax))
        {
            if (spoken.Before(token) is { } text)
            {
                _parts.Add(new Part(text));
            }

            _parts.Add(token.IsKind(SyntaxKind.IdentifierToken) && !spoken.IsSpoken(token) ? Name(token) : new Part(token.Text));
        }
    }

    /// <summary>What is declared; <see langword="null"/> where that is several things, or a file.</summary>
    public ISymbol? Symbol { get; }

    /// <summary>Writes the declaration down.</summary>
    /// <param name="nameOf">What stands for a private member.</param>
    public string Text(Func<ISymbol, string> nameOf)
    {
        var text = new StringBuilder();
        foreach (var (part, member) in _parts)
        {
            Fingerprint.Append(text, member is null ? part : part + nameOf(member));
        }

        return text.ToString();
    }

    private Part Name(SyntaxToken token)
    {
        var symbol = NormalNames.Of(_model, token);
        return symbol is null ? new Part(token.Text)
            : NormalNames.IsArgumentName(token) ? new Part(NormalNames.OfArgument(symbol) ?? token.Text)
            : NormalNames.PlaceOfLocal(symbol) is { } place ? new Part($"${Number((place, symbol.Name))}")
            : NormalNames.IsNameless(symbol) ? new Part(token.Parent is SimpleNameSyntax ? "use" : "", symbol)
            : new Part(NormalNames.OfShared(symbol) ?? token.Text);
    }

    private int Number((int Place, string Name) local)
    {
        _numbers.TryAdd(local, _numbers.Count);
        return _numbers[local];
    }

    /// <summary>A piece of text, and behind it what stands for a private member.</summary>
    private readonly record struct Part(string Text, ISymbol? Member = null);
}

using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>The types and members of a program.</summary>
internal sealed class MemberTable
{
    private const int MaxNamed = 12;

    private readonly List<MemberDeclarationSyntax> _members;

    public MemberTable(string program)
    {
        var root = CSharpSyntaxTree.ParseText(program).GetCompilationUnitRoot();
        _members = [.. root
            .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(member => MemberNames.Of(member).Count > 0)];
    }

    public TypeDeclarationSyntax? Type(string name) =>
        _members.OfType<TypeDeclarationSyntax>().FirstOrDefault(type => type.Identifier.Text == name);

    /// <summary>The one member that is meant, or why there is none.</summary>
    /// <param name="address">The member's name.</param>
    /// <param name="preferred">The type that is meant where the address names none.</param>
    /// <param name="likely">The parameters that it has, if several members have that name.</param>
    public (MemberDeclarationSyntax? Member, string? Reason) Find(MemberAddress address, string preferred, string? likely)
    {
        var named = _members
            .Where(member => MemberNames.Of(member).Contains(address.Name) && (address.Type is null || IsIn(member, address.Type)))
            .Where(member => address.Parameters is null || address.Parameters == MemberNames.Parameters(member))
            .ToList();
        named = Narrow(named, member => address.Type is not null || IsIn(member, preferred));
        named = Narrow(named, member => MemberNames.Parameters(member) == likely);
        return named.Count switch
        {
            1 => (named[0], null),
            0 => (null, $"the program has no such member; it has {Describe(_members)}"),
            _ => (null, $"{named.Count} members have that name: {Describe(named)}; write it with its parameter types"),
        };
    }

    private static bool IsIn(MemberDeclarationSyntax member, string type) =>
        member.Parent is BaseTypeDeclarationSyntax parent && parent.Identifier.Text == type;

    private static List<MemberDeclarationSyntax> Narrow(List<MemberDeclarationSyntax> members, Predicate<MemberDeclarationSyntax> condition) =>
        members.FindAll(condition) is { Count: > 0 } narrower ? narrower : members;

    private static string Describe(List<MemberDeclarationSyntax> members) =>
        string.Join(", ", members.Take(MaxNamed).Select(MemberNames.Describe)) + (members.Count > MaxNamed ? ", ..." : "");
}

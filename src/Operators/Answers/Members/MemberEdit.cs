using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>Replaces, adds or removes a member.</summary>
/// <param name="Directive">The line that asks for it.</param>
/// <param name="Code">The code it brings; <see langword="null"/> where it needs none.</param>
/// <param name="ContractType">The type that is meant where the line names none.</param>
internal sealed record MemberEdit(MemberDirective Directive, MemberCode? Code, string ContractType) : IProgramEdit
{
    private readonly MemberAddress _address = MemberAddress.Parse(Directive.Address);

    public ExtractedCode Apply(string program)
    {
        var table = new MemberTable(program);
        var result = Directive.Verb switch
        {
            MemberVerb.Add => Add(program, table),
            MemberVerb.Replace => Replace(program, table),
            _ => Remove(program, table),
        };
        return result.Source is null ? result with { Reason = $"{Quote.Of(Directive.Line)}: {result.Reason}" } : result;
    }

    private ExtractedCode Remove(string program, MemberTable table)
    {
        var (member, reason) = Target(table, _address, null);
        return member is null
            ? ExtractedCode.None(reason!)
            : new(LineSpan.Cut(program, MemberComments.SpanWith(member)));
    }

    private ExtractedCode Replace(string program, MemberTable table)
    {
        var address = _address.Name.Length > 0 ? _address : _address with { Name = MemberNames.Of(Code!.Members[0])[0] };
        var successor = Code!.Members.FirstOrDefault(member => MemberNames.Of(member).Contains(address.Name));
        if (successor is null)
        {
            return ExtractedCode.None($"its code block declares {string.Join(", ", Code.Members.Select(MemberNames.Describe))} instead");
        }

        var (member, reason) = Target(table, address, MemberNames.Parameters(successor));
        if (member is null)
        {
            return ExtractedCode.None(reason!);
        }

        var span = MemberComments.IsCommented(Code.Members[0]) ? MemberComments.SpanWith(member) : member.Span;
        return new(string.Concat(program.AsSpan(0, span.Start), MemberPlace.Shift(Code.Text, program, span.Start).TrimStart(), program.AsSpan(span.End)));
    }

    private ExtractedCode Add(string program, MemberTable table)
    {
        var name = _address.Type ?? ContractType;
        if (table.Type(name) is not { } type)
        {
            return ExtractedCode.None($"the program has no type {name}");
        }

        var existing = type.Members.FirstOrDefault(member => Code!.Members.Any(added => MemberNames.Collide(member, added)));
        return existing is not null
            ? ExtractedCode.None($"{name} has {MemberNames.Describe(existing)} already: use REPLACE METHOD or REPLACE MEMBER")
            : MemberPlace.Insert(Code!.Text, program, type);
    }

    private (MemberDeclarationSyntax? Member, string? Reason) Target(MemberTable table, MemberAddress address, string? likely)
    {
        var (member, reason) = table.Find(address, ContractType, likely);
        var lost = member is null ? [] : MemberNames.Of(member).Except(Code?.Members.SelectMany(MemberNames.Of) ?? [address.Name]).ToList();
        return lost.Count == 0 ? (member, reason) : (null, $"{string.Join(", ", lost)} is declared with it and would be lost");
    }
}

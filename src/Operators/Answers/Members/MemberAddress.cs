using Microsoft.CodeAnalysis.CSharp;

namespace EvoLLM.Operators;

/// <summary>Names a member.</summary>
/// <param name="Type">The type it is in; <see langword="null"/> where that is not said.</param>
/// <param name="Name">Its name; empty where the code says it.</param>
/// <param name="Parameters">The types of its parameters; <see langword="null"/> where they are not said.</param>
internal sealed record MemberAddress(string? Type, string Name, string? Parameters)
{
    /// <summary>Reads <c>Name</c>, <c>Type.Name</c>, <c>Name(int, double)</c> or a whole signature.</summary>
    public static MemberAddress Parse(string text)
    {
        var bracket = text.IndexOf('(', StringComparison.Ordinal);
        var head = (bracket < 0 ? text : text[..bracket]).TrimEnd();
        var generic = head.EndsWith('>') ? head.LastIndexOf('<') : -1;
        var name = (generic < 0 ? head : head[..generic]).Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault("");
        var dot = name.LastIndexOf('.');
        return new(
            dot < 0 ? null : name[(name.AsSpan(0, dot).LastIndexOf('.') + 1)..dot],
            name[(dot + 1)..],
            bracket < 0 ? null : MemberNames.Types(SyntaxFactory.ParseParameterList(text[bracket..]).Parameters));
    }
}

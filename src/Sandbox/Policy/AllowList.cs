using System.Collections.Frozen;
using Microsoft.CodeAnalysis;

namespace EvoLLM.Sandbox;

/// <summary>
/// A list of types and members. One type a line: <c>Type: *</c> allows all members but the few that <c>*</c> never means,
/// <c>Type: A B</c> only those, <c>Type: * -A</c> all but those; <c>A/1</c> is A with one parameter and <c>.ctor</c> a constructor. A name stands for
/// the type whatever the number of its type parameters, and for the types inside it.
/// </summary>
internal sealed class AllowList
{
    private readonly FrozenDictionary<string, Rule> _rules;

    private AllowList(FrozenDictionary<string, Rule> rules, IReadOnlyList<string> assemblies) => (_rules, Assemblies) = (rules, assemblies);

    /// <summary>The assemblies that what is listed is from.</summary>
    public IReadOnlyList<string> Assemblies { get; }

    public static AllowList Parse(string text) => new(
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split(':', 2))
            .ToFrozenDictionary(parts => parts[0], parts => Rule.Parse(parts[1]), StringComparer.Ordinal),
        FrameworkReferences.Names);

    public AllowList With(IEnumerable<string> names, string? assembly = null)
    {
        var rules = _rules.ToDictionary(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var dot = name.EndsWith("..ctor", StringComparison.Ordinal) ? name.Length - ".ctor".Length - 1 : name.LastIndexOf('.');
            var type = dot < 0 ? "" : name[..dot];
            rules[name] = Rule.Everything;
            rules[type] = rules.GetValueOrDefault(type, Rule.Nothing).Allowing(name[(dot + 1)..]);
        }

        return new AllowList(rules.ToFrozenDictionary(StringComparer.Ordinal), assembly is null ? Assemblies : [.. Assemblies, assembly]);
    }

    /// <summary>The words that a source must hold to name what this list allows and another does not.</summary>
    public IEnumerable<string> WordsBeyond(AllowList other) => _rules.SelectMany(rule => other._rules.TryGetValue(rule.Key, out var known)
        ? rule.Value.Named.Except(known.Named).Select(member => member.Split('/')[0])
        : [rule.Key[(rule.Key.LastIndexOf('.') + 1)..]]);

    public bool AllowsType(INamedTypeSymbol type) => RuleOf(type) is not null;

    public bool AllowsMember(ISymbol member) => RuleOf(member.ContainingType)?.Allows(NameOf(member), Parameters(member)) ?? false;

    /// <summary>Whether a type is listed.</summary>
    /// <param name="type">Its full name in metadata without the number of type parameters, <c>/</c> before a nested type's name.</param>
    public bool AllowsType(string type) => RuleOf(type) is not null;

    /// <summary>Whether a member is listed.</summary>
    /// <param name="type">The full name of its type, as for <see cref="AllowsType(string)"/>.</param>
    /// <param name="member">The member's name; a property's for its accessors.</param>
    /// <param name="parameters">The number of its parameters; 0 for a field or property.</param>
    public bool AllowsMember(string type, string member, int parameters) => RuleOf(type)?.Allows(member, parameters) ?? false;

    /// <summary>The full name of a type without its type parameters.</summary>
    public static string NameOf(INamedTypeSymbol type) => type switch
    {
        { ContainingType: { } outer } => $"{NameOf(outer)}.{type.Name}",
        { ContainingNamespace: { IsGlobalNamespace: false } space } => $"{space.ToDisplayString()}.{type.Name}",
        _ => type.Name,
    };

    /// <summary>The name of a member as the list writes it: a property's for its accessors.</summary>
    public static string NameOf(ISymbol member) => member is IMethodSymbol { AssociatedSymbol: { } property } ? property.MetadataName : member.MetadataName;

    private static int Parameters(ISymbol member) => member is IMethodSymbol method ? method.Parameters.Length : 0;

    private Rule? RuleOf(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
        {
            if (_rules.TryGetValue(NameOf(type), out var rule))
            {
                return rule;
            }
        }

        return null;
    }

    private Rule? RuleOf(string type)
    {
        for (var end = type.Length; end > 0; end = type.LastIndexOf('/', end - 1))
        {
            if (_rules.TryGetValue(type[..end].Replace('/', '.'), out var rule))
            {
                return rule;
            }
        }

        return null;
    }

    private sealed record Rule(bool All, FrozenSet<string> Named, FrozenSet<string> Excluded)
    {
        /// <summary>What <c>*</c> leaves out everywhere: what differs between runs or machines, or hands out the inside of an object.</summary>
        private static readonly FrozenSet<string> NeverImplied = FrozenSet.Create(
            StringComparer.Ordinal,
            "GetHashCode", "GetPinnableReference", "SyncRoot", "GetObjectData", "OnDeserialization", "ReciprocalEstimate",
            "ReciprocalSqrtEstimate", "MultiplyAddEstimate", "ConvertToIntegerNative", "ConvertToUInt64Native");

        public static Rule Everything { get; } = Parse("*");

        public static Rule Nothing { get; } = Parse("");

        public static Rule Parse(string text)
        {
            var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return new Rule(
                words.Contains("*"),
                words.Where(word => word[0] is not ('*' or '-')).ToFrozenSet(StringComparer.Ordinal),
                words.Where(word => word[0] == '-').Select(word => word[1..]).ToFrozenSet(StringComparer.Ordinal));
        }

        public Rule Allowing(string member) => this with
        {
            Named = Named.Append(member).ToFrozenSet(StringComparer.Ordinal),
            Excluded = Excluded.Where(name => name != member).ToFrozenSet(StringComparer.Ordinal),
        };

        public bool Allows(string name, int parameters) =>
            Named.Contains(name) || Named.Contains($"{name}/{parameters}")
            || (All && !NeverImplied.Contains(name) && !Excluded.Contains(name) && !Excluded.Contains($"{name}/{parameters}"));
    }
}

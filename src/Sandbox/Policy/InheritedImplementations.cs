using System.Collections.Frozen;
using Mono.Cecil;

namespace EvoLLM.Sandbox;

/// <summary>
/// Holds against the allow-list what a candidate's interface reaches in a base class of the framework: an interface with
/// <c>GetHashCode()</c>, say, is implemented by what every class inherits, and no call names it.
/// </summary>
internal sealed class InheritedImplementations(AllowList list)
{
    private const string Root = "System.Object";

    private static readonly FrozenSet<string> RootMembers = FrozenSet.Create(StringComparer.Ordinal, "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ToString");

    /// <summary>The members of framework classes that implement an interface of the candidate's on a type, and may not be named.</summary>
    public IEnumerable<string> Refused(TypeDefinition type)
    {
        var own = Own(type).ToList();
        var parent = own[^1].BaseType;
        return type.IsInterface || parent is null ? [] : own.SelectMany(Interfaces).Distinct()
            .SelectMany(contract => contract.Methods)
            .Where(member => member.IsVirtual && !own.Any(declaring => Implements(declaring, member)))
            .Select(member => (Owner: RootMembers.Contains(member.Name) ? Root : ImageNames.Of(parent.GetElementType()), Name: ImageNames.Of(member), member.Parameters.Count))
            .Where(found => found.Owner is not (Root or "System.ValueType") || RootMembers.Contains(found.Name))
            .Where(found => !list.AllowsMember(found.Owner, found.Name, found.Count))
            .Select(found => $"{found.Owner}.{found.Name}");
    }

    /// <summary>A type and those of the candidate's that it derives from.</summary>
    private static IEnumerable<TypeDefinition> Own(TypeDefinition type)
    {
        for (var next = type; next is not null; next = next.BaseType?.GetElementType() as TypeDefinition)
        {
            yield return next;
        }
    }

    private static IEnumerable<TypeDefinition> Interfaces(TypeDefinition type) => type.Interfaces
        .Select(implemented => implemented.InterfaceType.GetElementType())
        .OfType<TypeDefinition>()
        .SelectMany(contract => Interfaces(contract).Append(contract));

    private static bool Implements(TypeDefinition type, MethodDefinition member) => type.Methods.Any(method =>
        (method.Name == member.Name && method.Parameters.Count == member.Parameters.Count)
        || method.Overrides.Any(overridden => overridden.Name == member.Name && overridden.DeclaringType.GetElementType() == member.DeclaringType));
}

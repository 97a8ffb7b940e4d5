using Mono.Cecil;

namespace EvoLLM.Sandbox;

/// <summary>Sees that <c>new T()</c> creates nothing that a candidate could not create by name.</summary>
internal sealed class ConstructorArguments(AllowList list)
{
    /// <summary>The types that a use passes for a type parameter with a constructor constraint, and whose constructor is not listed.</summary>
    public IEnumerable<string> Refused(MemberReference use) => GenericUses.Of(use)
        .Where(pair => pair.Parameter.HasDefaultConstructorConstraint && IsRefused(pair.Argument))
        .Select(pair => $"{ImageNames.Of(pair.Argument.GetElementType())}..ctor");

    private bool IsRefused(TypeReference type) =>
        type is not GenericParameter && !type.IsValueType && type.GetElementType() is not TypeDefinition && !list.AllowsMember(ImageNames.Of(type.GetElementType()), ".ctor", 0);
}

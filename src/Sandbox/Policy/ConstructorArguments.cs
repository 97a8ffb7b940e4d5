using Mono.Cecil;
using Mono.Collections.Generic;

namespace EvoLLM.Sandbox;

/// <summary>Sees that <c>new T()</c> creates nothing that a candidate could not create by name.</summary>
internal sealed class ConstructorArguments(AllowList list)
{
    /// <summary>The types that a use passes for a type parameter with a constructor constraint, and whose constructor is not listed.</summary>
    public IEnumerable<string> Refused(MemberReference use) => use switch
    {
        GenericInstanceMethod method => Refused(method.GenericArguments, method.ElementMethod.Resolved()).Concat(Refused(method.DeclaringType)),
        GenericInstanceType type => Refused(type.GenericArguments, type.ElementType as TypeDefinition),
        MethodReference or FieldReference => use.DeclaringType is { } owner ? Refused(owner) : [],
        _ => [],
    };

    private IEnumerable<string> Refused(Collection<TypeReference> arguments, IGenericParameterProvider? definition)
    {
        for (var i = 0; definition is not null && i < arguments.Count; i++)
        {
            if (definition.GenericParameters[i].HasDefaultConstructorConstraint && IsRefused(arguments[i]))
            {
                yield return $"{ImageNames.Of(arguments[i].GetElementType())}..ctor";
            }
        }
    }

    private bool IsRefused(TypeReference type) =>
        type is not GenericParameter && !type.IsValueType && type.GetElementType() is not TypeDefinition && !list.AllowsMember(ImageNames.Of(type.GetElementType()), ".ctor", 0);
}

using Mono.Cecil;
using Mono.Collections.Generic;

namespace EvoLLM.Sandbox;

/// <summary>Says what a use of a generic type or method passes for which type parameter of the image's own.</summary>
internal static class GenericUses
{
    /// <summary>The type parameters with what is passed for them.</summary>
    public static IEnumerable<(GenericParameter Parameter, TypeReference Argument)> Of(MemberReference use) => use switch
    {
        GenericInstanceMethod method => Pairs(method.GenericArguments, method.ElementMethod.Resolved()).Concat(Of(method.DeclaringType)),
        GenericInstanceType type => Pairs(type.GenericArguments, type.ElementType as TypeDefinition),
        MethodReference or FieldReference => use.DeclaringType is { } owner ? Of(owner) : [],
        _ => [],
    };

    private static IEnumerable<(GenericParameter Parameter, TypeReference Argument)> Pairs(Collection<TypeReference> arguments, IGenericParameterProvider? definition) =>
        definition is null ? [] : definition.GenericParameters.Zip(arguments);
}

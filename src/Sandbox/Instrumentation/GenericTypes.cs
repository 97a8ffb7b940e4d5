using Mono.Cecil;

namespace EvoLLM.Sandbox;

/// <summary>Puts types in the place of type parameters.</summary>
internal static class GenericTypes
{
    /// <summary>A type of a member's signature as the place that uses the member means it.</summary>
    public static TypeReference Close(this TypeReference type, MethodReference use) => type.Replace(parameter => parameter.Type == GenericParameterType.Type
        ? ((GenericInstanceType)use.DeclaringType).GenericArguments[parameter.Position]
        : ((GenericInstanceMethod)use).GenericArguments[parameter.Position]);

    /// <summary>A type with each type parameter replaced.</summary>
    public static TypeReference Replace(this TypeReference type, Func<GenericParameter, TypeReference> by) => !type.ContainsGenericParameter ? type : type switch
    {
        GenericParameter parameter => by(parameter),
        ArrayType { IsVector: true } array => new ArrayType(array.ElementType.Replace(by)),
        ArrayType array => new ArrayType(array.ElementType.Replace(by), array.Rank),
        ByReferenceType reference => new ByReferenceType(reference.ElementType.Replace(by)),
        RequiredModifierType modified => modified.ElementType.Replace(by),
        OptionalModifierType modified => modified.ElementType.Replace(by),
        GenericInstanceType generic => Replace(generic, by),
        _ => type,
    };

    private static GenericInstanceType Replace(GenericInstanceType type, Func<GenericParameter, TypeReference> by)
    {
        var closed = new GenericInstanceType(type.ElementType) { IsValueType = type.IsValueType };
        foreach (var argument in type.GenericArguments)
        {
            closed.GenericArguments.Add(argument.Replace(by));
        }

        return closed;
    }
}

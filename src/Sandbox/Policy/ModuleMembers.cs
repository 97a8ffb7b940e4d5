using Mono.Cecil;

namespace EvoLLM.Sandbox;

/// <summary>Finds definitions inside the module, without a resolver that could look elsewhere.</summary>
internal static class ModuleMembers
{
    /// <summary>The method of the module that a reference means, if it is one of the module's own.</summary>
    public static MethodDefinition? Resolved(this MethodReference reference) => reference switch
    {
        MethodDefinition definition => definition,
        MethodSpecification specification => specification.ElementMethod.Resolved(),
        { DeclaringType: { } type } when type.GetElementType() is TypeDefinition owner => Find(owner, reference),
        _ => null,
    };

    /// <summary>The field of the module that a reference means, if it is one of the module's own.</summary>
    public static FieldDefinition? Resolved(this FieldReference reference) =>
        reference as FieldDefinition ?? (reference.DeclaringType.GetElementType() as TypeDefinition)?.Fields.FirstOrDefault(field => field.Name == reference.Name);

    private static MethodDefinition? Find(TypeDefinition owner, MethodReference reference)
    {
        var named = owner.Methods.Where(method => method.Name == reference.Name && method.Parameters.Count == reference.Parameters.Count).ToList();
        return named.Count < 2 ? named.FirstOrDefault() : named.Find(method => method.Parameters.Zip(reference.Parameters).All(pair => Same(pair.First.ParameterType, pair.Second.ParameterType))) ?? named[0];
    }

    private static bool Same(TypeReference one, TypeReference other) => one.FullName == other.FullName || (one is GenericParameter first && other is GenericParameter second && first.Position == second.Position);
}

using System.Collections.Frozen;
using System.Reflection;
using Mono.Cecil;

namespace EvoLLM.Sandbox;

/// <summary>The methods that stand in for the framework's, by the signature of what they replace.</summary>
internal static class ShimTable
{
    private static readonly FrozenDictionary<string, MethodInfo> Methods = Build();

    /// <summary>The stand-in for a method, if there is one.</summary>
    public static MethodInfo? Find(MethodReference method) =>
        Methods.TryGetValue(Key(method), out var shim) ? shim : null;

    private static FrozenDictionary<string, MethodInfo> Build() => typeof(ShimTable).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .SelectMany(method => method.GetCustomAttributes<ReplacesAttribute>().Select(replaces => (Key: Key(method, replaces), Method: method)))
        .ToFrozenDictionary(pair => pair.Key, pair => pair.Method, StringComparer.Ordinal);

    private static string Key(MethodReference method) =>
        $"{method.DeclaringType.GetElementType().FullName}::{method.Name}({string.Join(',', method.Parameters.Select(parameter => Name(parameter.ParameterType)))}){(method.HasThis && method.Name != ".ctor" ? "this" : "")}";

    private static string Key(MethodInfo shim, ReplacesAttribute replaces)
    {
        var isInstance = !replaces.Static && replaces.Member != ".ctor";
        var parameters = shim.GetParameters().Skip(isInstance ? 1 : 0).Select(parameter => Name(parameter.ParameterType, replaces.Type.GetGenericArguments().Length));
        return $"{replaces.Type.FullName!.Replace('+', '/')}::{replaces.Member}({string.Join(',', parameters)}){(isInstance ? "this" : "")}";
    }

    private static string Name(TypeReference type) => type switch
    {
        GenericParameter parameter => (parameter.Type == GenericParameterType.Type ? "!" : "!!") + parameter.Position,
        ArrayType array => Name(array.ElementType) + "[]",
        ByReferenceType reference => Name(reference.ElementType) + "&",
        GenericInstanceType generic => $"{generic.ElementType.FullName}<{string.Join(',', generic.GenericArguments.Select(Name))}>",
        IModifierType modified => Name(modified.ElementType),
        _ => type.FullName,
    };

    private static string Name(Type type, int typeParameters) => type switch
    {
        { IsGenericParameter: true } => type.GenericParameterPosition < typeParameters ? $"!{type.GenericParameterPosition}" : $"!!{type.GenericParameterPosition - typeParameters}",
        { IsArray: true } => Name(type.GetElementType()!, typeParameters) + "[]",
        { IsByRef: true } => Name(type.GetElementType()!, typeParameters) + "&",
        { IsGenericType: true } => $"{type.GetGenericTypeDefinition().FullName!.Replace('+', '/')}<{string.Join(',', type.GetGenericArguments().Select(argument => Name(argument, typeParameters)))}>",
        _ => type.FullName!.Replace('+', '/'),
    };
}

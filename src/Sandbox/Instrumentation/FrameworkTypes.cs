using System.Reflection;
using Mono.Cecil;

namespace EvoLLM.Sandbox;

/// <summary>Looks types of the framework up; an image does not always say what kind they are.</summary>
internal static class FrameworkTypes
{
    private static readonly Assembly[] Assemblies = [typeof(object).Assembly, typeof(SortedSet<>).Assembly, typeof(Enumerable).Assembly, typeof(System.Numerics.BigInteger).Assembly];

    /// <summary>Whether a type that is not the image's own is a struct.</summary>
    public static bool IsStruct(TypeReference type) =>
        Array.ConvertAll(Assemblies, assembly => assembly.GetType(type.GetElementType().FullName.Replace('/', '+'))).FirstOrDefault(found => found is not null) is { IsValueType: true };
}

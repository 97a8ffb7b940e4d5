using Microsoft.CodeAnalysis;

namespace EvoLLM.Sandbox;

/// <summary>The few assemblies that candidates are compiled against; read once.</summary>
internal static class FrameworkReferences
{
    public static IReadOnlyList<string> Names { get; } =
        ["System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Linq", "System.Memory", "System.Runtime.Numerics"];

    public static IReadOnlyList<MetadataReference> All { get; } =
    [
        .. Names.Select(name => MetadataReference.CreateFromFile(
            Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, name + ".dll"))),
    ];
}

using System.Reflection;

namespace EvoLLM.Sandbox;

/// <summary>Loads assemblies before they are needed: a worker that is locked down cannot open them any more.</summary>
internal static class AssemblyPreloader
{
    /// <summary>Of use to workers that compile only.</summary>
    private static readonly string[] Compilers = ["Microsoft.CodeAnalysis", "Mono.Cecil"];

    /// <summary>Loads what candidates may refer to, and an assembly with all that it refers to, directly or not.</summary>
    public static void Load(Assembly root, bool withCompilers = false)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<Assembly>([root, typeof(AssemblyPreloader).Assembly, .. FrameworkReferences.Names.Select(Assembly.Load)]);
        while (open.TryPop(out var assembly))
        {
            foreach (var name in assembly.GetReferencedAssemblies())
            {
                if (seen.Add(name.Name!) && (withCompilers || !IsCompiler(name.Name!)) && TryLoad(name) is { } loaded)
                {
                    open.Push(loaded);
                }
            }
        }
    }

    private static bool IsCompiler(string name) => Array.Exists(Compilers, compiler => name.StartsWith(compiler, StringComparison.Ordinal));

    private static Assembly? TryLoad(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            // What cannot be loaded now will be missed by the code that needs it, with a message of its own.
            return null;
        }
    }
}

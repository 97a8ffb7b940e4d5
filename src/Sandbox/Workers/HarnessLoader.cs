using System.Runtime.Loader;

namespace EvoLLM.Sandbox;

/// <summary>Loads a harness and what it depends on, from its own folder first, then from the sandbox's.</summary>
internal static class HarnessLoader
{
    /// <exception cref="SandboxException">The assembly holds no such harness.</exception>
    public static IHarness Load(string assemblyPath, string typeName)
    {
        string[] folders = [Path.GetDirectoryName(assemblyPath)!, AppContext.BaseDirectory];
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            folders.Select(folder => Path.Combine(folder, name.Name + ".dll")).FirstOrDefault(File.Exists) is { } path
                ? context.LoadFromAssemblyPath(path)
                : null;
        var type = AssemblyLoadContext.Default.LoadFromAssemblyPath(assemblyPath).GetType(typeName)
            ?? throw new SandboxException($"{Path.GetFileName(assemblyPath)} has no type {typeName}.");
        return Activator.CreateInstance(type) as IHarness ?? throw new SandboxException($"{typeName} does not implement {nameof(IHarness)}.");
    }
}

using Mono.Cecil;

namespace EvoLLM.Sandbox;

/// <summary>Finds no assembly: an image is read and written without a look at the disk.</summary>
internal sealed class NoResolver : IAssemblyResolver
{
    public static NoResolver Instance { get; } = new();

    public AssemblyDefinition? Resolve(AssemblyNameReference name) => null;

    public AssemblyDefinition? Resolve(AssemblyNameReference name, ReaderParameters parameters) => null;

    public void Dispose()
    {
    }
}

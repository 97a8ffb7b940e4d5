namespace EvoLLM.Sandbox;

/// <summary>
/// An assembly of trusted code that candidates may use beside the framework: objects that a harness hands them, say. Its own work is not metered, so every call of it
/// must be short. What of it a candidate may name is for <see cref="CompilerOptions.Allowed"/> to say.
/// </summary>
/// <param name="AssemblyPath">The full path of the assembly, which the harness refers to.</param>
/// <param name="Types">The full names of classes, none generic, that candidates write without their namespace.</param>
public sealed record CandidateLibrary(string AssemblyPath, IReadOnlyList<string> Types)
{
    /// <summary>The name by which an image refers to the assembly.</summary>
    internal string AssemblyName => Path.GetFileNameWithoutExtension(AssemblyPath);

    internal void Write(BinaryWriter fields)
    {
        fields.Write(AssemblyPath);
        fields.Write(Types.Count);
        foreach (var type in Types)
        {
            fields.Write(type);
        }
    }

    internal static CandidateLibrary Read(BinaryReader fields) =>
        new(fields.ReadString(), [.. Enumerable.Range(0, fields.ReadInt32()).Select(_ => fields.ReadString())]);
}

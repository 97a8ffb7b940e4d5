namespace EvoLLM.Sandbox;

/// <summary>Names the harness that a worker loads.</summary>
/// <param name="AssemblyPath">The full path of its assembly; what it depends on lies beside it or beside the sandbox.</param>
/// <param name="TypeName">Its full name; it implements <see cref="IHarness"/>.</param>
public sealed record HarnessReference(string AssemblyPath, string TypeName);

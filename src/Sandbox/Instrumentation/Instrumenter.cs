using Mono.Cecil;

namespace EvoLLM.Sandbox;

/// <summary>Writes the meter into a candidate's code.</summary>
internal static class Instrumenter
{
    internal static void Apply(ModuleDefinition module)
    {
    }
}

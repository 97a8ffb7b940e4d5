using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EvoLLM.Sandbox;

/// <summary>The meter as a module refers to it.</summary>
internal sealed class MeterReferences(ModuleDefinition module)
{
    private readonly Dictionary<string, MethodReference> _methods = new(StringComparer.Ordinal);

    public FieldReference Fuel { get; } = module.ImportReference(typeof(Meter).GetField(nameof(Meter.Fuel)));

    public FieldReference StackLimit { get; } = module.ImportReference(typeof(Meter).GetField(nameof(Meter.StackLimit)));

    /// <summary>A call of one of its methods.</summary>
    public Instruction Call(string method)
    {
        if (!_methods.TryGetValue(method, out var reference))
        {
            _methods[method] = reference = module.ImportReference(typeof(Meter).GetMethod(method, BindingFlags.Public | BindingFlags.Static));
        }

        return Instruction.Create(OpCodes.Call, reference);
    }
}

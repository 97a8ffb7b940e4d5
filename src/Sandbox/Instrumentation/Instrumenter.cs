using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EvoLLM.Sandbox;

/// <summary>Writes the meter into a candidate's code: fuel, stack depth, memory, and the framework's work that a step would not pay for.</summary>
internal static class Instrumenter
{
    /// <summary>Rewrites a module in place.</summary>
    internal static void Apply(ModuleDefinition module)
    {
        new MethodGroups(module).Replace();
        var meter = new MeterReferences(module);
        var shims = new Shims(module);
        var sizes = new StructSizes();
        var methods = module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody).ToList();
        var callbacks = Callbacks(methods);
        foreach (var method in methods)
        {
            new MethodMetering(method, meter, shims, sizes).Apply(callbacks.Contains(method));
        }

        shims.ReplaceTypes();
    }

    /// <summary>The methods that the framework may call.</summary>
    private static HashSet<MethodDefinition> Callbacks(List<MethodDefinition> methods)
    {
        var called = methods.Where(method => method.IsVirtual).ToHashSet();
        called.UnionWith(methods
            .SelectMany(method => method.Body.Instructions)
            .Where(instruction => instruction.OpCode.Code is Code.Ldftn or Code.Ldvirtftn)
            .Select(instruction => ((MethodReference)instruction.Operand).Resolved())
            .OfType<MethodDefinition>());
        return called;
    }
}

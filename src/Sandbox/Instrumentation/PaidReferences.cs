using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EvoLLM.Sandbox;

/// <summary>What pays for calls of the framework, as a module refers to it.</summary>
internal sealed class PaidReferences(ModuleDefinition module)
{
    private readonly Dictionary<(Type, string), MethodReference> _methods = [];

    /// <summary>A call of one of <see cref="Sizes"/>.</summary>
    public Instruction Size(string method, params IEnumerable<TypeReference> arguments) => Call(typeof(Sizes), method, arguments);

    /// <summary>A call of one of <see cref="PaidSequences"/>.</summary>
    public Instruction Sequence(string method, params IEnumerable<TypeReference> arguments) => Call(typeof(PaidSequences), method, arguments);

    private Instruction Call(Type type, string name, IEnumerable<TypeReference> arguments)
    {
        if (!_methods.TryGetValue((type, name), out var method))
        {
            _methods[(type, name)] = method = module.ImportReference(type.GetMethod(name, BindingFlags.Public | BindingFlags.Static));
        }

        var closed = new GenericInstanceMethod(method);
        foreach (var argument in arguments)
        {
            closed.GenericArguments.Add(argument);
        }

        return Instruction.Create(OpCodes.Call, closed.GenericArguments.Count > 0 ? closed : method);
    }
}

using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EvoLLM.Sandbox;

/// <summary>Replaces the framework's members in one module by those that pay for their work or give the same answer on every machine.</summary>
internal sealed class Shims(ModuleDefinition module)
{
    private readonly Dictionary<MethodReference, MethodReference?> _known = [];

    /// <summary>Replaces what an instruction calls, or makes a delegate of.</summary>
    /// <param name="instruction">The instruction.</param>
    /// <param name="edits">The method that it is in.</param>
    /// <returns>Whether there was something to replace.</returns>
    public bool Replace(Instruction instruction, CodeEdits edits)
    {
        if (instruction.Operand is not MethodReference method || instruction.OpCode is not ({ FlowControl: FlowControl.Call } or { Code: Code.Ldftn or Code.Ldvirtftn }))
        {
            return false;
        }

        if (instruction.Previous is { OpCode.Code: Code.Constrained } constrained)
        {
            return ReplaceConstrained(constrained, instruction, method);
        }

        // A constructor that is called rather than used with newobj is a base class's.
        if ((method.Name == ".ctor" && instruction.OpCode.Code != Code.Newobj) || Find(method) is not { } shim)
        {
            return false;
        }

        if (instruction.OpCode.Code == Code.Ldvirtftn)
        {
            // It takes the object to find the method in; a stand-in takes it from the delegate.
            edits.Before(instruction, Instruction.Create(OpCodes.Pop));
        }

        instruction.OpCode = instruction.OpCode.Code is Code.Ldftn or Code.Ldvirtftn ? OpCodes.Ldftn : OpCodes.Call;
        instruction.Operand = shim;
        return true;
    }

    /// <summary>Replaces the types that are replaced as a whole.</summary>
    public void ReplaceTypes()
    {
        foreach (var type in module.GetTypeReferences().Where(type => type is { Namespace: "System", Name: "HashCode" }))
        {
            var stand = module.ImportReference(typeof(StableHash));
            (type.Namespace, type.Name, type.Scope) = (stand.Namespace, stand.Name, stand.Scope);
        }
    }

    /// <summary>Only hash codes are asked for in that form: of a value by reference.</summary>
    private bool ReplaceConstrained(Instruction constrained, Instruction call, MethodReference method)
    {
        if (method is not { Name: "GetHashCode", DeclaringType.FullName: "System.Object" })
        {
            return false;
        }

        var shim = new GenericInstanceMethod(module.ImportReference(typeof(StableHash).GetMethod(nameof(StableHash.OfReference))));
        shim.GenericArguments.Add((TypeReference)constrained.Operand);
        (constrained.OpCode, constrained.Operand) = (OpCodes.Nop, null);
        (call.OpCode, call.Operand) = (OpCodes.Call, shim);
        return true;
    }

    private MethodReference? Find(MethodReference method)
    {
        if (!_known.TryGetValue(method, out var found))
        {
            _known[method] = found = Import(method);
        }

        return found;
    }

    private MethodReference? Import(MethodReference method)
    {
        if (method.DeclaringType.GetElementType() is TypeDefinition || ShimTable.Find(method.GetElementMethod()) is not { } shim)
        {
            return null;
        }

        var imported = module.ImportReference(shim);
        List<TypeReference> arguments =
        [
            .. method.DeclaringType is GenericInstanceType type ? type.GenericArguments : [],
            .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
        ];
        if (arguments.Count == 0)
        {
            return imported;
        }

        var closed = new GenericInstanceMethod(imported);
        arguments.ForEach(closed.GenericArguments.Add);
        return closed;
    }
}

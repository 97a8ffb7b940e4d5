using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EvoLLM.Sandbox;

/// <summary>
/// Delegates of the framework's own methods are called where no candidate's code pays for it, as in <c>Select(int.Parse)</c>:
/// each gets a method of the candidate around it, which is then instrumented like all others.
/// </summary>
internal sealed class MethodGroups(ModuleDefinition module)
{
    private int _count;

    /// <summary>Rewrites all of them.</summary>
    public void Replace()
    {
        foreach (var method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody).ToList())
        {
            foreach (var instruction in method.Body.Instructions.ToArray())
            {
                if (instruction is { OpCode.Code: Code.Ldftn or Code.Ldvirtftn, Operand: MethodReference called, Previous: not { OpCode.Code: Code.Constrained } } && called.DeclaringType.GetElementType() is not TypeDefinition)
                {
                    Replace(method, instruction, called);
                }
            }
        }
    }

    private void Replace(MethodDefinition user, Instruction instruction, MethodReference called)
    {
        var wrapper = Instruction.Create(OpCodes.Ldftn, Wrap(user, called, instruction.OpCode.Code == Code.Ldvirtftn));
        if (instruction.OpCode.Code == Code.Ldvirtftn)
        {
            // It took the instance from the stack that it lies on a second time.
            user.Body.GetILProcessor().InsertAfter(instruction, wrapper);
            (instruction.OpCode, instruction.Operand) = (OpCodes.Pop, null);
        }
        else
        {
            (instruction.OpCode, instruction.Operand) = (OpCodes.Ldftn, wrapper.Operand);
        }
    }

    private MethodReference Wrap(MethodDefinition user, MethodReference called, bool isVirtual)
    {
        var wrapper = new MethodDefinition($"<Paid>{_count++}", MethodAttributes.Private | MethodAttributes.Static | MethodAttributes.HideBySig, module.TypeSystem.Void);
        GenericMembers.CopyParameters(user, wrapper);
        TypeReference Own(TypeReference type) => type.Replace(parameter => parameter.Type == GenericParameterType.Method ? wrapper.GenericParameters[parameter.Position] : parameter);
        wrapper.ReturnType = Own(called.ReturnType.Close(called));
        var isBoxed = called.HasThis && FrameworkTypes.IsStruct(called.DeclaringType);
        if (called.HasThis)
        {
            wrapper.Parameters.Add(new ParameterDefinition(isBoxed ? module.TypeSystem.Object : Own(called.DeclaringType)));
        }

        foreach (var parameter in called.Parameters)
        {
            wrapper.Parameters.Add(new ParameterDefinition(Own(parameter.ParameterType.Close(called))));
        }

        var code = wrapper.Body.GetILProcessor();
        foreach (var parameter in wrapper.Parameters)
        {
            code.Emit(OpCodes.Ldarg, parameter);
            if (isBoxed && parameter.Index == 0)
            {
                code.Emit(OpCodes.Unbox, Own(called.DeclaringType));
            }
        }

        code.Emit(isVirtual ? OpCodes.Callvirt : OpCodes.Call, GenericMembers.Move(called, Own));
        code.Emit(OpCodes.Ret);
        wrapper.Body.InitLocals = true;
        user.DeclaringType.Methods.Add(wrapper);
        return GenericMembers.Inside(wrapper, user);
    }
}

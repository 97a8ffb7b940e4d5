using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EvoLLM.Sandbox;

/// <summary>Writes the meter into one method.</summary>
internal sealed class MethodMetering(MethodDefinition method, MeterReferences meter, Shims shims, StructSizes sizes)
{
    private readonly MethodBody _body = method.Body;
    private readonly CodeEdits _edits = new(method.Body);

    /// <summary>Rewrites the method.</summary>
    /// <param name="isCallback">Whether the framework may call it.</param>
    public void Apply(bool isCallback)
    {
        var shape = new CodeShape(_body);
        var instructions = _body.Instructions.ToArray();
        new FuelMetering(method, shape, _edits, meter).Apply(isCallback || !shape.IsTrivial);
        if (shape.Calls)
        {
            _edits.Prologue(CheckStack());
        }

        var handlers = new HandlerMetering(_body, _edits, meter);
        handlers.Guard();
        var allocations = new AllocationMetering(method, _edits, meter, sizes);
        foreach (var instruction in instructions)
        {
            if (!shims.Replace(instruction, _edits))
            {
                allocations.Pay(instruction);
                allocations.PayResult(instruction);
            }
        }

        _edits.Apply();
        handlers.Complete();
    }

    private Instruction[] CheckStack()
    {
        var here = new VariableDefinition(method.Module.TypeSystem.Byte);
        var next = Instruction.Create(OpCodes.Nop);
        _body.Variables.Add(here);
        return
        [
            Instruction.Create(OpCodes.Ldloca, here),
            Instruction.Create(OpCodes.Conv_U),
            Instruction.Create(OpCodes.Ldsfld, meter.StackLimit),
            Instruction.Create(OpCodes.Bge_Un, next),
            meter.Call(nameof(Meter.StackExhausted)),
            next,
        ];
    }
}

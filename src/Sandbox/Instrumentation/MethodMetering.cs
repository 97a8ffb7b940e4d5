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
        if (isCallback || !shape.IsTrivial)
        {
            _edits.Prologue(Tick(shape.Weight));
        }

        if (shape.Calls)
        {
            _edits.Prologue(CheckStack());
        }

        foreach (var (start, steps) in shape.Loops)
        {
            _edits.Before(start, Tick(steps));
        }

        foreach (var handler in _body.ExceptionHandlers)
        {
            Guard(handler);
        }

        var allocations = new AllocationMetering(method, _edits, meter, sizes);
        foreach (var instruction in instructions)
        {
            if (!shims.Replace(instruction))
            {
                allocations.Pay(instruction);
                allocations.PayResult(instruction);
            }
        }

        _edits.Apply();
    }

    private Instruction[] Tick(int steps)
    {
        // What follows may be more that is inserted here: the branch must not skip it.
        var next = Instruction.Create(OpCodes.Nop);
        return
        [
            Instruction.Create(OpCodes.Ldsfld, meter.Fuel),
            Instruction.Create(OpCodes.Ldc_I4, steps),
            Instruction.Create(OpCodes.Conv_I8),
            Instruction.Create(OpCodes.Sub),
            Instruction.Create(OpCodes.Dup),
            Instruction.Create(OpCodes.Stsfld, meter.Fuel),
            Instruction.Create(OpCodes.Ldc_I4_0),
            Instruction.Create(OpCodes.Conv_I8),
            Instruction.Create(OpCodes.Bge, next),
            meter.Call(nameof(Meter.Exhausted)),
            next,
        ];
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

    private void Guard(ExceptionHandler handler)
    {
        if (handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter)
        {
            _edits.Before(handler.HandlerStart, meter.Call(nameof(Meter.Caught)));
        }

        if (handler.FilterStart is { } filter)
        {
            _edits.Before(filter, meter.Call(nameof(Meter.Caught)));
        }
    }
}

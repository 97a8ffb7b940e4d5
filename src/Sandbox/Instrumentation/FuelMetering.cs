using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EvoLLM.Sandbox;

/// <summary>
/// Takes fuel at a method's entry and at each turn of its loops. A loop that calls nothing counts its turns in a local,
/// which the processor keeps in a register, and settles with the meter now and then; all other places settle at once.
/// An exception that leaves such a loop takes with it what is not settled; the handler that catches it pays as much.
/// </summary>
internal sealed class FuelMetering(MethodDefinition method, CodeShape shape, CodeEdits edits, MeterReferences meter)
{
    private const int Unsettled = Meter.ExceptionSteps;

    private VariableDefinition? _steps;

    /// <summary>Writes it.</summary>
    /// <param name="atEntry">Whether the method's entry costs fuel.</param>
    public void Apply(bool atEntry)
    {
        if (atEntry)
        {
            edits.Prologue(Settle(shape.Weight));
        }

        if (shape.Loops.Values.Any(loop => loop.IsLeaf))
        {
            _steps = new VariableDefinition(method.Module.TypeSystem.Int32);
            method.Body.Variables.Add(_steps);
        }

        foreach (var (start, loop) in shape.Loops)
        {
            edits.Before(start, loop.IsLeaf ? Count(loop.Steps) : Settle(loop.Steps));
        }

        if (_steps is not null)
        {
            SettleBeforeLeaving();
        }
    }

    /// <summary>What is counted is settled before other code of the candidate runs.</summary>
    private void SettleBeforeLeaving()
    {
        var counted = false;
        foreach (var instruction in method.Body.Instructions)
        {
            var leaves = instruction.OpCode.Code is Code.Ret or Code.Throw or Code.Rethrow;
            if (leaves || (counted && CodeShape.MayCallBack(instruction)))
            {
                edits.Before(instruction, Settle());
                counted = false;
            }

            counted |= shape.Loops.TryGetValue(instruction, out var loop) && loop.IsLeaf;
        }
    }

    private Instruction[] Count(int steps)
    {
        var next = Instruction.Create(OpCodes.Nop);
        return
        [
            Instruction.Create(OpCodes.Ldloc, _steps),
            Instruction.Create(OpCodes.Ldc_I4, steps),
            Instruction.Create(OpCodes.Add),
            Instruction.Create(OpCodes.Stloc, _steps),
            Instruction.Create(OpCodes.Ldloc, _steps),
            Instruction.Create(OpCodes.Ldc_I4, Unsettled),
            Instruction.Create(OpCodes.Blt, next),
            .. Settle(0),
            next,
        ];
    }

    /// <summary>Takes the steps and what was counted, and ends the candidate if that is too much.</summary>
    private Instruction[] Settle(int steps)
    {
        // What follows may be more that is inserted here: the branch must not skip it.
        var next = Instruction.Create(OpCodes.Nop);
        return
        [
            Instruction.Create(OpCodes.Ldsfld, meter.Fuel),
            .. steps > 0 ? Less(Instruction.Create(OpCodes.Ldc_I4, steps)) : [],
            .. _steps is not null ? Less(Instruction.Create(OpCodes.Ldloc, _steps)) : [],
            Instruction.Create(OpCodes.Stsfld, meter.Fuel),
            .. Forget(),
            Instruction.Create(OpCodes.Ldsfld, meter.Fuel),
            Instruction.Create(OpCodes.Ldc_I4_0),
            Instruction.Create(OpCodes.Conv_I8),
            Instruction.Create(OpCodes.Bge, next),
            meter.Call(nameof(Meter.Exhausted)),
            next,
        ];
    }

    /// <summary>Takes what was counted; whether that is too much is seen by what comes next.</summary>
    private Instruction[] Settle() =>
    [
        Instruction.Create(OpCodes.Ldsfld, meter.Fuel),
        .. Less(Instruction.Create(OpCodes.Ldloc, _steps)),
        Instruction.Create(OpCodes.Stsfld, meter.Fuel),
        .. Forget(),
    ];

    private Instruction[] Forget() => _steps is null ? [] : [Instruction.Create(OpCodes.Ldc_I4_0), Instruction.Create(OpCodes.Stloc, _steps)];

    private static Instruction[] Less(Instruction number) => [number, Instruction.Create(OpCodes.Conv_I8), Instruction.Create(OpCodes.Sub)];
}

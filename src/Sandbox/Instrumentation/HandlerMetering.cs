using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EvoLLM.Sandbox;

/// <summary>
/// Makes every handler of a method a filter that asks the meter first. A handler that threw the stop on would pile one
/// exception on the other for each frame of a deep stack. Finally blocks are passed over then.
/// </summary>
internal sealed class HandlerMetering(MethodBody body, CodeEdits edits, MeterReferences meter)
{
    private readonly List<(ExceptionHandler Handler, Instruction Filter, Instruction Start)> _filters = [];

    /// <summary>Puts the filters in place.</summary>
    public void Guard()
    {
        foreach (var end in body.Instructions.Where(instruction => instruction.OpCode.Code == Code.Endfilter))
        {
            edits.Before(end, meter.Call(nameof(Meter.MayCatch)));
        }

        foreach (var handler in body.ExceptionHandlers)
        {
            if (handler.HandlerType == ExceptionHandlerType.Catch)
            {
                Filter(handler);
            }
            else if (handler.HandlerType is ExceptionHandlerType.Finally or ExceptionHandlerType.Fault)
            {
                SkipAtTheEnd(handler);
            }
        }
    }

    /// <summary>Enters the filters in the table of handlers, once the code is written.</summary>
    public void Complete()
    {
        foreach (var (handler, filter, start) in _filters)
        {
            (handler.HandlerType, handler.CatchType) = (ExceptionHandlerType.Filter, null);
            (handler.FilterStart, handler.HandlerStart) = (filter, start);
        }
    }

    private void SkipAtTheEnd(ExceptionHandler handler)
    {
        var next = Instruction.Create(OpCodes.Nop);
        edits.Before(
            handler.HandlerStart,
            meter.Call(nameof(Meter.IsEnding)),
            Instruction.Create(OpCodes.Brfalse, next),
            Instruction.Create(OpCodes.Endfinally),
            next);
    }

    private void Filter(ExceptionHandler handler)
    {
        var filter = Instruction.Create(OpCodes.Isinst, handler.CatchType);
        var start = Instruction.Create(handler.CatchType is GenericParameter ? OpCodes.Unbox_Any : OpCodes.Castclass, handler.CatchType);
        edits.Before(
            handler.HandlerStart,
            filter,
            Instruction.Create(OpCodes.Ldnull),
            Instruction.Create(OpCodes.Cgt_Un),
            meter.Call(nameof(Meter.MayCatch)),
            Instruction.Create(OpCodes.Endfilter),
            start);
        _filters.Add((handler, filter, start));
    }
}

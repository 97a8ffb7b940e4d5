using Mono.Cecil.Cil;

namespace EvoLLM.Sandbox;

/// <summary>Collects what is to be written into a method and writes it all at once. What branches to an instruction then branches to what was put before it.</summary>
internal sealed class CodeEdits(MethodBody body)
{
    private static readonly Dictionary<Code, OpCode> LongForms = new()
    {
        [Code.Br_S] = OpCodes.Br,
        [Code.Brtrue_S] = OpCodes.Brtrue,
        [Code.Brfalse_S] = OpCodes.Brfalse,
        [Code.Beq_S] = OpCodes.Beq,
        [Code.Bge_S] = OpCodes.Bge,
        [Code.Bgt_S] = OpCodes.Bgt,
        [Code.Ble_S] = OpCodes.Ble,
        [Code.Blt_S] = OpCodes.Blt,
        [Code.Bne_Un_S] = OpCodes.Bne_Un,
        [Code.Bge_Un_S] = OpCodes.Bge_Un,
        [Code.Bgt_Un_S] = OpCodes.Bgt_Un,
        [Code.Ble_Un_S] = OpCodes.Ble_Un,
        [Code.Blt_Un_S] = OpCodes.Blt_Un,
        [Code.Leave_S] = OpCodes.Leave,
    };

    private readonly Dictionary<Instruction, List<Instruction>> _before = [];
    private readonly Dictionary<Instruction, Instruction[]> _after = [];
    private readonly List<Instruction> _prologue = [];

    /// <summary>Puts instructions before one and its prefix, after those that were put there already.</summary>
    public void Before(Instruction at, params ReadOnlySpan<Instruction> code)
    {
        at = at.Previous is { OpCode.OpCodeType: OpCodeType.Prefix } prefix ? prefix : at;
        if (!_before.TryGetValue(at, out var list))
        {
            _before[at] = list = [];
        }

        list.AddRange(code);
    }

    /// <summary>Puts instructions behind one, where only that one leads to.</summary>
    public void After(Instruction at, params Instruction[] code) => _after[at] = code;

    /// <summary>Puts instructions at the method's beginning, where no branch comes back to.</summary>
    public void Prologue(params ReadOnlySpan<Instruction> code) => _prologue.AddRange(code);

    /// <summary>Writes it all.</summary>
    public void Apply()
    {
        var old = body.Instructions.ToArray();
        body.Instructions.Clear();
        foreach (var instruction in _prologue.Concat(old.SelectMany(WithBefore)))
        {
            body.Instructions.Add(instruction);
        }

        foreach (var instruction in old)
        {
            Retarget(instruction);
        }

        foreach (var handler in body.ExceptionHandlers)
        {
            Retarget(handler);
        }
    }

    private IEnumerable<Instruction> WithBefore(Instruction instruction) =>
        [.. _before.GetValueOrDefault(instruction, []), instruction, .. _after.GetValueOrDefault(instruction, [])];

    private void Retarget(Instruction branch)
    {
        branch.OpCode = LongForms.GetValueOrDefault(branch.OpCode.Code, branch.OpCode);
        branch.Operand = branch.Operand switch
        {
            Instruction target => First(target),
            Instruction[] targets => Array.ConvertAll(targets, target => First(target)!),
            var other => other,
        };
    }

    private void Retarget(ExceptionHandler handler)
    {
        handler.TryStart = First(handler.TryStart);
        handler.TryEnd = First(handler.TryEnd);
        handler.FilterStart = First(handler.FilterStart);
        handler.HandlerStart = First(handler.HandlerStart);
        handler.HandlerEnd = First(handler.HandlerEnd);
    }

    private Instruction? First(Instruction? target) => target is not null && _before.TryGetValue(target, out var code) ? code[0] : target;
}

using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EvoLLM.Sandbox;

/// <summary>
/// Pays for what a call of the framework goes through. The arguments are put into locals from the first that has a size,
/// measured, and put back on the stack.
/// </summary>
internal sealed class CallMetering(MethodDefinition method, CodeEdits edits, MeterReferences meter, StructSizes sizes)
{
    /// <summary>What a collection that is no array keeps beside an element.</summary>
    private const int LinkBytes = 24;

    private readonly PaidReferences _paid = new(method.Module);
    private readonly Dictionary<(string Type, int Position), VariableDefinition> _locals = [];

    /// <summary>Pays before a call, and counts the sequence that it hands out.</summary>
    public void Pay(Instruction instruction)
    {
        if (instruction.Operand is not MethodReference called || instruction.OpCode.Code is not (Code.Call or Code.Callvirt or Code.Newobj) || CallCosts.Of(called) is var cost && cost == CallCost.Free)
        {
            return;
        }

        var call = new FrameworkCall(called, instruction, _paid);
        var payments = call.Arguments.Select((_, position) => call.Payment(position, cost)).ToList();
        var first = payments.FindIndex(payment => payment is not null);
        if (first >= 0)
        {
            Pay(instruction, call, payments, first);
        }
    }

    private void Pay(Instruction instruction, FrameworkCall call, List<ArgumentPayment?> payments, int first)
    {
        var locals = Enumerable.Range(0, payments.Count).Select(position => position < first ? null : Local(call.Arguments[position], position)).ToList();
        edits.Before(instruction, [.. Enumerable.Range(first, payments.Count - first).Reverse().Select(position => Instruction.Create(OpCodes.Stloc, locals[position]))]);
        for (var i = first; i < payments.Count; i++)
        {
            edits.Before(instruction, [.. Measured(locals[i]!, payments[i])]);
        }

        for (var i = first; i < payments.Count; i++)
        {
            edits.Before(instruction, [Instruction.Create(OpCodes.Ldloc, locals[i]), .. payments[i]?.Passed is { } passed ? [passed] : Array.Empty<Instruction>()]);
        }

        Instruction[] after = [.. call.After(position => Instruction.Create(OpCodes.Ldloc, locals[position])), .. Made(call.Made)];
        if (after.Length > 0)
        {
            edits.After(instruction, after);
        }
    }

    /// <summary>Pays for the memory of a collection that a call made.</summary>
    private Instruction[] Made(GenericInstanceType? collection)
    {
        if (collection is null || new TypeSizes(_paid).Of(collection) is not { } size)
        {
            return [];
        }

        var bytes = (int)collection.GenericArguments.Sum(sizes.Of);
        return
        [
            Instruction.Create(OpCodes.Dup),
            size,
            Instruction.Create(OpCodes.Ldc_I4, collection.Name == "List`1" ? bytes : (bytes + LinkBytes) / Sizes.Scattered),
            meter.Call(nameof(Meter.Made)),
        ];
    }

    private IEnumerable<Instruction> Measured(VariableDefinition local, ArgumentPayment? payment) => payment is not { Size: { } size } ? [] :
    [
        Instruction.Create(OpCodes.Ldloc, local),
        .. local.VariableType is ByReferenceType reference ? [Instruction.Create(OpCodes.Ldobj, reference.ElementType)] : Array.Empty<Instruction>(),
        size,
        meter.Call(payment.By),
    ];

    private VariableDefinition Local(TypeReference type, int position)
    {
        if (!_locals.TryGetValue((type.FullName, position), out var local))
        {
            _locals[(type.FullName, position)] = local = new VariableDefinition(type);
            method.Body.Variables.Add(local);
        }

        return local;
    }
}

using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EvoLLM.Sandbox;

/// <summary>Pays for what a method allocates itself.</summary>
internal sealed class AllocationMetering(MethodDefinition method, CodeEdits edits, MeterReferences meter, StructSizes sizes)
{
    private const int Header = 16;
    private const int FrameworkObject = 64;

    private readonly CallMetering _calls = new(method, edits, meter, sizes);

    /// <summary>Pays before an instruction that allocates.</summary>
    public void Pay(Instruction instruction)
    {
        switch (instruction)
        {
            case { OpCode.Code: Code.Newarr, Operand: TypeReference element }:
                edits.Before(instruction, Number(sizes.Of(element)), meter.Call(IsNative(instruction.Previous) ? nameof(Meter.ArrayOfNative) : nameof(Meter.Array)));
                break;
            case { OpCode.Code: Code.Newobj, Operand: MethodReference { DeclaringType: ArrayType array } }:
                PayGrid(instruction, array);
                break;
            case { OpCode.Code: Code.Newobj, Operand: MethodReference { DeclaringType: { IsValueType: false } type } }:
                Pay(instruction, type.GetElementType() is TypeDefinition ? Header + sizes.OfFields(type) : FrameworkObject);
                break;
            case { OpCode.Code: Code.Box, Operand: TypeReference type }:
                Pay(instruction, Header + sizes.Of(type));
                break;
        }
    }

    /// <summary>Pays for what a call of the framework hands out, and for what it does with what it is handed.</summary>
    public void PayResult(Instruction instruction)
    {
        _calls.Pay(instruction);
        if (instruction is not { OpCode.Code: Code.Call or Code.Callvirt, Operand: MethodReference called } || called.DeclaringType.GetElementType() is TypeDefinition || called.DeclaringType is ArrayType)
        {
            return;
        }

        switch (called.ReturnType)
        {
            case { MetadataType: MetadataType.String }:
                edits.After(instruction, meter.Call(nameof(Meter.Text)));
                break;
            case ArrayType when !(called is { Name: "Empty" }):
                edits.After(instruction, Instruction.Create(OpCodes.Dup), meter.Call(nameof(Meter.Items)));
                break;
        }
    }

    private void Pay(Instruction instruction, long bytes) => edits.Before(instruction, Number(bytes), meter.Call(nameof(Meter.Allocate)));

    /// <summary>The lengths lie on the stack: they are taken off, multiplied, and put back.</summary>
    private void PayGrid(Instruction instruction, ArrayType array)
    {
        var lengths = ((MethodReference)instruction.Operand).Parameters.Select(_ => new VariableDefinition(method.Module.TypeSystem.Int32)).ToList();
        foreach (var length in Enumerable.Reverse(lengths))
        {
            method.Body.Variables.Add(length);
            edits.Before(instruction, Instruction.Create(OpCodes.Stloc, length));
        }

        edits.Before(instruction, Instruction.Create(OpCodes.Ldc_I8, 1L));
        foreach (var length in lengths)
        {
            edits.Before(instruction, Instruction.Create(OpCodes.Ldloc, length), meter.Call(nameof(Meter.Grid)));
        }

        edits.Before(instruction, Number(sizes.Of(array.ElementType)), meter.Call(nameof(Meter.AllocateGrid)));
        edits.Before(instruction, [.. lengths.Select(length => Instruction.Create(OpCodes.Ldloc, length))]);
    }

    private static Instruction Number(long bytes) => Instruction.Create(OpCodes.Ldc_I4, (int)Math.Min(bytes, int.MaxValue));

    private static bool IsNative(Instruction length) =>
        length.OpCode.Code is Code.Conv_I or Code.Conv_U or Code.Conv_Ovf_I or Code.Conv_Ovf_U or Code.Conv_Ovf_I_Un or Code.Conv_Ovf_U_Un;
}

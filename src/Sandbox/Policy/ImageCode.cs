using System.Collections.Frozen;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EvoLLM.Sandbox;

/// <summary>Looks at a method's instructions.</summary>
internal sealed class ImageCode(ImageTypes types)
{
    private static readonly FrozenSet<Code> Refused = FrozenSet.Create(
        Code.Calli, Code.Cpblk, Code.Initblk, Code.Localloc, Code.Mkrefany, Code.Refanytype, Code.Refanyval, Code.Arglist, Code.Jmp, Code.No, Code.Unaligned);

    private static readonly FrozenSet<Code> Addresses = FrozenSet.Create(
        Code.Ldloca, Code.Ldloca_S, Code.Ldarga, Code.Ldarga_S, Code.Ldflda, Code.Ldsflda, Code.Ldelema);

    /// <summary>What the method may not do or name.</summary>
    public IEnumerable<string> Check(MethodDefinition method)
    {
        var generated = ImageNames.IsGenerated(method);
        var body = method.Body;
        if (body is { HasVariables: true, InitLocals: false })
        {
            yield return $"A method that does not clear its locals ({method.Name})";
        }

        var referred = body.Variables.Select(variable => variable.VariableType).Concat(body.ExceptionHandlers.Select(handler => handler.CatchType));
        foreach (var refused in referred.SelectMany(type => types.Refused(type, generated)).Concat(body.Instructions.SelectMany(instruction => Check(instruction, generated))))
        {
            yield return refused;
        }
    }

    private IEnumerable<string> Check(Instruction instruction, bool generated) => Opcode(instruction) is { } refused ? [refused] : instruction.Operand switch
    {
        TypeReference type => types.Refused(type, generated),
        MethodReference method when ImageTypes.TakesCompilersData(method) && !IsCompilersData(instruction) => ["A pointer"],
        MemberReference member => types.Refused(member, generated),
        CallSite => ["A function pointer"],
        _ => [],
    };

    private static string? Opcode(Instruction instruction) => instruction.OpCode.Code switch
    {
        var code when Refused.Contains(code) => $"The instruction {instruction.OpCode.Name}",
        Code.Ldftn or Code.Ldvirtftn when !FeedsDelegate(instruction) => "A function pointer",
        Code.Conv_U or Code.Conv_I or Code.Conv_Ovf_U or Code.Conv_Ovf_I when IsAddress(instruction.Previous) => "A pointer",
        _ => null,
    };

    private static bool FeedsDelegate(Instruction instruction) =>
        instruction.Next is { OpCode.Code: Code.Newobj, Operand: MethodReference { Parameters: [_, { ParameterType.MetadataType: MetadataType.IntPtr }] } };

    private static bool IsAddress(Instruction? instruction) =>
        instruction is not null && (Addresses.Contains(instruction.OpCode.Code) || instruction.Operand is VariableDefinition { VariableType: ByReferenceType } or ParameterDefinition { ParameterType: ByReferenceType });

    /// <summary>Whether a span over constant data stays inside that data, which is bytes.</summary>
    private static bool IsCompilersData(Instruction instruction) =>
        instruction.Previous is { Previous: { OpCode.Code: Code.Ldsflda, Operand: FieldReference { DeclaringType.Name: ImageNames.Data } data } } count
        && Constant(count) is { } length && length >= 0 && length <= SizeOf(data)
        && instruction.Operand is MethodReference { DeclaringType: GenericInstanceType { GenericArguments: [{ MetadataType: MetadataType.Byte or MetadataType.SByte or MetadataType.Boolean }] } };

    private static int SizeOf(FieldReference data) => data.FieldType switch
    {
        TypeDefinition type => type.ClassSize,
        { MetadataType: MetadataType.Byte } => 1,
        { MetadataType: MetadataType.Int16 } => 2,
        { MetadataType: MetadataType.Int32 } => 4,
        { MetadataType: MetadataType.Int64 } => 8,
        _ => 0,
    };

    private static int? Constant(Instruction instruction) => instruction.OpCode.Code switch
    {
        >= Code.Ldc_I4_M1 and <= Code.Ldc_I4_8 => instruction.OpCode.Code - Code.Ldc_I4_0,
        Code.Ldc_I4_S => (sbyte)instruction.Operand,
        Code.Ldc_I4 => (int)instruction.Operand,
        _ => null,
    };
}

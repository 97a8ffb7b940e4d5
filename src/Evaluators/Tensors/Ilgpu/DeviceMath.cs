using System.Reflection;
using ILGPU;
using ILGPU.Backends.PTX;
using ILGPU.IR;
using ILGPU.IR.Intrinsics;
using ILGPU.IR.Values;

namespace EvoLLM.Evaluators;

/// <summary>
/// The arithmetic of <see cref="ILane{T}"/> inside kernels. What C# writes as <c>a * b + c</c> may be rounded once or twice by a GPU's compiler, and what it writes as a
/// choice between two numbers may lose what is no number; on a GPU each of these methods is one instruction that leaves no choice. Elsewhere their C# runs.
/// </summary>
internal static class DeviceMath
{
    private static readonly (string Method, string Handler)[] Instructions =
    [
        (nameof(Add), nameof(EmitAdd)), (nameof(Subtract), nameof(EmitSubtract)), (nameof(Multiply), nameof(EmitMultiply)),
        (nameof(Divide), nameof(EmitDivide)), (nameof(Fma), nameof(EmitFma)), (nameof(Sqrt), nameof(EmitSqrt)), (nameof(WhereLess), nameof(EmitWhereLess)),
    ];

    /// <summary>Tells a context of the instructions; before its first accelerator is created.</summary>
    public static void Register(IntrinsicImplementationManager manager)
    {
        foreach (var (method, handler) in Instructions)
        {
            var intrinsic = new PTXIntrinsic(typeof(DeviceMath), handler, IntrinsicImplementationMode.GenerateCode);
            manager.RegisterMethod(typeof(DeviceMath).GetMethod(method, BindingFlags.Public | BindingFlags.Static)!, intrinsic);
        }
    }

    [IntrinsicImplementation]
    public static float Add(float left, float right) => left + right;

    [IntrinsicImplementation]
    public static float Subtract(float left, float right) => left - right;

    [IntrinsicImplementation]
    public static float Multiply(float left, float right) => left * right;

    [IntrinsicImplementation]
    public static float Divide(float left, float right) => left / right;

    [IntrinsicImplementation]
    public static float Fma(float left, float right, float addend) => MathF.FusedMultiplyAdd(left, right, addend);

    [IntrinsicImplementation]
    public static float Sqrt(float value) => MathF.Sqrt(value);

    [IntrinsicImplementation]
    public static float WhereLess(float left, float right, float yes, float no) => left < right ? yes : no;

    private static void EmitAdd(PTXBackend backend, PTXCodeGenerator generator, Value value) => Emit(generator, value, "add.rn.f32");

    private static void EmitSubtract(PTXBackend backend, PTXCodeGenerator generator, Value value) => Emit(generator, value, "sub.rn.f32");

    private static void EmitMultiply(PTXBackend backend, PTXCodeGenerator generator, Value value) => Emit(generator, value, "mul.rn.f32");

    private static void EmitDivide(PTXBackend backend, PTXCodeGenerator generator, Value value) => Emit(generator, value, "div.rn.f32");

    private static void EmitFma(PTXBackend backend, PTXCodeGenerator generator, Value value) => Emit(generator, value, "fma.rn.f32");

    private static void EmitSqrt(PTXBackend backend, PTXCodeGenerator generator, Value value) => Emit(generator, value, "sqrt.rn.f32");

    private static void Emit(PTXCodeGenerator generator, Value value, string instruction)
    {
        var call = (MethodCall)value;
        var arguments = Enumerable.Range(0, call.Count).Select(i => generator.LoadPrimitive(call[i])).ToArray();
        var target = generator.AllocateHardware(value);
        using var command = generator.BeginCommand(instruction);
        command.AppendArgument(target);
        foreach (var argument in arguments)
        {
            command.AppendArgument(argument);
        }
    }

    private static void EmitWhereLess(PTXBackend backend, PTXCodeGenerator generator, Value value)
    {
        var call = (MethodCall)value;
        var (left, right, yes, no) = (generator.LoadPrimitive(call[0]), generator.LoadPrimitive(call[1]), generator.LoadPrimitive(call[2]), generator.LoadPrimitive(call[3]));
        var target = generator.AllocateHardware(value);
        var isLess = generator.AllocateRegister(BasicValueType.Int1, PTXRegisterKind.Predicate);
        using (var compare = generator.BeginCommand("setp.lt.f32"))
        {
            compare.AppendArgument(isLess);
            compare.AppendArgument(left);
            compare.AppendArgument(right);
        }

        using (var select = generator.BeginCommand("selp.f32"))
        {
            select.AppendArgument(target);
            select.AppendArgument(yes);
            select.AppendArgument(no);
            select.AppendArgument(isLess);
        }

        generator.FreeRegister(isLess);
    }
}

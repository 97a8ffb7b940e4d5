using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EvoLLM.Sandbox;

/// <summary>How large an image and its parts may be: what the runtime would otherwise have to compile, load or put on the stack.</summary>
internal sealed class ImageLimits(StructSizes sizes)
{
    private const int MaxTypes = 500;
    private const int MaxMethods = 2_000;
    private const int MaxCode = 256 * 1024;
    private const int MaxMethodCode = 24 * 1024;
    private const int MaxHandlers = 128;
    private const int MaxLocals = 1_000;
    private const int MaxParameters = 64;
    private const int MaxStruct = 4 * 1024;
    private const int MaxFrame = 64 * 1024;
    private const int SmallStruct = 64;

    private int _types;
    private int _methods;
    private int _code;

    public IEnumerable<string> Check(TypeDefinition type)
    {
        if (++_types > MaxTypes)
        {
            yield return $"The program has more than {MaxTypes} types; use fewer.";
        }

        if (type.IsValueType && type.DeclaringType?.Name != ImageNames.Data && sizes.OfFields(type) is > MaxStruct)
        {
            yield return $"{Name(type)} is a struct of more than {MaxStruct} bytes; make it a class or keep its parts in an array.";
        }
    }

    public IEnumerable<string> Check(MethodDefinition method)
    {
        if (++_methods > MaxMethods)
        {
            yield return $"The program has more than {MaxMethods} methods; use fewer.";
        }

        if (method.Parameters.Count > MaxParameters)
        {
            yield return $"{Name(method)} has more than {MaxParameters} parameters; pass an array or a class.";
        }

        if (method.HasBody)
        {
            foreach (var refused in CheckBody(method))
            {
                yield return refused;
            }
        }
    }

    private IEnumerable<string> CheckBody(MethodDefinition method)
    {
        var body = method.Body;
        _code += body.CodeSize;
        if (body.CodeSize > MaxMethodCode || body.ExceptionHandlers.Count > MaxHandlers || body.Variables.Count > MaxLocals)
        {
            yield return $"{Name(method)} compiles to {body.CodeSize} bytes with {body.Variables.Count} locals and {body.ExceptionHandlers.Count} handlers; {MaxMethodCode}, {MaxLocals} and {MaxHandlers} are allowed. Split it, or keep its data in arrays.";
        }

        if (_code > MaxCode)
        {
            yield return $"The program compiles to more than {MaxCode} bytes; write less code.";
        }

        if (Frame(method) > MaxFrame)
        {
            yield return $"{Name(method)} handles structs of more than {MaxFrame} bytes in all; use classes or arrays, or split it.";
        }
    }

    /// <summary>The structs that a method may hold at once: its locals, parameters, and what its instructions leave behind.</summary>
    private long Frame(MethodDefinition method) =>
        method.Body.Variables.Sum(variable => sizes.Of(variable.VariableType))
        + method.Parameters.Sum(parameter => sizes.Of(parameter.ParameterType))
        + method.Body.Instructions.Sum(instruction => Produces(instruction) is { } type && sizes.Of(type) is > SmallStruct and var size ? size : 0)
        + method.Body.Instructions.Sum(instruction => Arguments(instruction).Select(sizes.Of).Where(size => size > MaxStruct).Sum());

    /// <summary>What the type parameters of a called method stand for: it has locals and results of those types, whoever wrote it.</summary>
    private static IEnumerable<TypeReference> Arguments(Instruction instruction) => instruction.Operand is MethodReference method
        ? (method.DeclaringType is GenericInstanceType type ? type.GenericArguments : []).Concat(method is GenericInstanceMethod generic ? generic.GenericArguments : [])
        : [];

    private static string Name(MemberReference member) => ImageNames.Written(member);

    private static TypeReference? Produces(Instruction instruction) => instruction.Operand switch
    {
        MethodReference { ReturnType.IsValueType: true } method => method.ReturnType,
        MethodReference { Name: ".ctor", DeclaringType.IsValueType: true } constructor => constructor.DeclaringType,
        FieldReference { DeclaringType.Name: ImageNames.Data } => null,
        FieldReference { FieldType.IsValueType: true } field => field.FieldType,
        TypeReference { IsValueType: true } type => type,
        VariableDefinition { VariableType.IsValueType: true } variable => variable.VariableType,
        ParameterDefinition { ParameterType.IsValueType: true } parameter => parameter.ParameterType,
        _ => null,
    };
}

using Mono.Cecil;

namespace EvoLLM.Sandbox;

/// <summary>How many bytes a value takes where it is stored; an upper bound where the exact figure is the runtime's.</summary>
internal sealed class StructSizes
{
    public const int Reference = 8;

    private const int MaxDepth = 64;
    private const int UnknownStruct = 64;

    private readonly Dictionary<string, long> _known = new(StringComparer.Ordinal);

    /// <summary>The bytes of a value of that type.</summary>
    public long Of(TypeReference type) => Of(type, null, 0);

    /// <summary>The bytes of the fields that an object or struct of that type holds, those of its bases too.</summary>
    public long OfFields(TypeReference type) => OfFields(type, 0);

    private long Of(TypeReference type, GenericInstanceType? context, int depth) => type switch
    {
        _ when depth > MaxDepth => int.MaxValue,
        GenericParameter { Type: GenericParameterType.Type } parameter when context is not null && parameter.Position < context.GenericArguments.Count =>
            Of(context.GenericArguments[parameter.Position], null, depth + 1),
        GenericParameter => Reference,
        IModifierType modified => Of(modified.ElementType, context, depth),
        ArrayType or ByReferenceType or PointerType or PinnedType => Reference,
        { IsValueType: false } => Reference,
        _ => OfStruct(type, context, depth),
    };

    private long OfStruct(TypeReference type, GenericInstanceType? context, int depth)
    {
        var closed = type is GenericInstanceType generic && context is not null ? Close(generic, context) : type;
        var name = closed.FullName;
        if (!_known.TryGetValue(name, out var size))
        {
            _known[name] = size = closed.GetElementType() is TypeDefinition ? OfFields(closed, depth) : OfFramework(closed, depth);
        }

        return size;
    }

    private long OfFields(TypeReference type, int depth)
    {
        var definition = (TypeDefinition)type.GetElementType();
        var fields = definition.Fields.Where(field => !field.IsStatic).Sum(field => Round(Of(field.FieldType, type as GenericInstanceType, depth + 1)));
        var inherited = definition.BaseType is { IsValueType: false } parent && parent.GetElementType() is TypeDefinition && depth < MaxDepth ? OfFields(parent, depth + 1) : 0;
        return Math.Max(definition.ClassSize, (fields + inherited) * Repeat(definition));
    }

    private static int Repeat(TypeDefinition type) =>
        type.Name.StartsWith("<>y__InlineArray", StringComparison.Ordinal)
        && int.TryParse(type.Name.AsSpan("<>y__InlineArray".Length, Math.Max(0, type.Name.IndexOf('`', StringComparison.Ordinal) - "<>y__InlineArray".Length)), out var count) ? count : 1;

    private long OfFramework(TypeReference type, int depth) => type.MetadataType switch
    {
        MetadataType.Boolean or MetadataType.Byte or MetadataType.SByte => 1,
        MetadataType.Char or MetadataType.Int16 or MetadataType.UInt16 => 2,
        MetadataType.Int32 or MetadataType.UInt32 or MetadataType.Single => 4,
        MetadataType.Int64 or MetadataType.UInt64 or MetadataType.Double or MetadataType.IntPtr or MetadataType.UIntPtr => 8,
        _ when type is GenericInstanceType generic => Generic(generic, depth),
        _ when type is { Namespace: "System" } or { Namespace: "System.Numerics", Name: not ("Matrix3x2" or "Matrix4x4") } => 16,
        _ => UnknownStruct,
    };

    private long Generic(GenericInstanceType type, int depth)
    {
        var arguments = type.GenericArguments.Sum(argument => Round(Of(argument, null, depth + 1)));
        var elements = type.Name.StartsWith("InlineArray", StringComparison.Ordinal) && int.TryParse(type.Name.AsSpan(11, type.Name.IndexOf('`', StringComparison.Ordinal) - 11), out var count) ? count : 1;
        return type.Namespace == "System" ? Math.Max(16, arguments + 8) : (arguments * elements) + UnknownStruct;
    }

    private static GenericInstanceType Close(GenericInstanceType type, GenericInstanceType context)
    {
        var closed = new GenericInstanceType(type.ElementType);
        foreach (var argument in type.GenericArguments)
        {
            closed.GenericArguments.Add(argument switch
            {
                GenericParameter { Type: GenericParameterType.Type } parameter when parameter.Position < context.GenericArguments.Count => context.GenericArguments[parameter.Position],
                GenericInstanceType inner => Close(inner, context),
                _ => argument,
            });
        }

        return closed;
    }

    private static long Round(long bytes) => bytes >= 8 ? (bytes + 7) / 8 * 8 : bytes;
}

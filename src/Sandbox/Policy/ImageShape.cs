using Mono.Cecil;

namespace EvoLLM.Sandbox;

/// <summary>Looks at what an image declares: flags, layouts, attributes and everything else that is not code.</summary>
internal static class ImageShape
{
    private static readonly string[] Reserved = ["System", "Microsoft", "EvoLLM", "Mono", "Internal", "Windows"];

    /// <summary>What is wrong with the module itself.</summary>
    public static IEnumerable<string> Of(ModuleDefinition module)
    {
        if (module.ModuleReferences.Count > 0)
        {
            yield return "A native library";
        }

        if (module.Resources.Count > 0)
        {
            yield return "An embedded resource";
        }

        if (module.ExportedTypes.Count > 0)
        {
            yield return "A forwarded type";
        }

        if ((module.Attributes & ModuleAttributes.ILOnly) == 0 || module.EntryPoint is not null)
        {
            yield return "A program entry point";
        }
    }

    /// <summary>What is wrong with a type's declaration.</summary>
    public static IEnumerable<string> Of(TypeDefinition type)
    {
        var isData = type.DeclaringType?.Name == ImageNames.Data || type.Name == ImageNames.Data;
        if (Array.Exists(Reserved, space => type.Namespace == space || type.Namespace.StartsWith(space + ".", StringComparison.Ordinal)))
        {
            yield return $"{type.Name} is declared in {type.Namespace}, which is reserved; declare it in no namespace.";
        }

        if (!isData && (type.IsExplicitLayout || type.PackingSize > 0 || type.ClassSize > (type.Fields.Any(field => !field.IsStatic) ? 0 : 1)))
        {
            yield return $"The layout of {type.Name}";
        }

        if (type.IsImport || type.HasSecurity || type.IsWindowsRuntime || (type.Name == "<Module>" && (type.HasMethods || type.HasFields)))
        {
            yield return $"The kind of {type.Name}";
        }
    }

    /// <summary>What is wrong with a field's declaration.</summary>
    public static IEnumerable<string> Of(FieldDefinition field)
    {
        var isData = field.DeclaringType.Name == ImageNames.Data;
        if (field.HasMarshalInfo || field.HasLayoutInfo || field.IsPInvokeImpl || (!isData && (field.Attributes & FieldAttributes.HasFieldRVA) != 0))
        {
            yield return $"The layout of {field.Name}";
        }
    }

    /// <summary>What is wrong with a method's declaration.</summary>
    public static IEnumerable<string> Of(MethodDefinition method)
    {
        var implementation = method.ImplAttributes & ~(IsDelegate(method.DeclaringType) ? MethodImplAttributes.Runtime : 0);
        if (implementation != MethodImplAttributes.IL || method.IsPInvokeImpl || method.IsUnmanagedExport || method.HasSecurity)
        {
            yield return $"The implementation of {method.Name} outside C#";
        }

        if (method is { Name: "Finalize", IsVirtual: true, Parameters.Count: 0 })
        {
            yield return $"{ImageNames.Written(method.DeclaringType)} has a finalizer, which may not be; leave Finalize out.";
        }

        if (method.MethodReturnType.HasMarshalInfo || method.Parameters.Any(parameter => parameter.HasMarshalInfo))
        {
            yield return $"Interop in the signature of {method.Name}";
        }
    }

    /// <summary>The attributes that the compiler did not write by itself.</summary>
    public static IEnumerable<string> Attributes(ICustomAttributeProvider on) => on.HasCustomAttributes
        ? on.CustomAttributes.Where(attribute => !EmittedByCompiler.Writes(attribute, on)).Select(attribute => ImageNames.Of(attribute.AttributeType))
        : [];

    public static bool IsDelegate(TypeDefinition type) => type.BaseType is { Namespace: "System", Name: "MulticastDelegate" };
}

using Mono.Cecil;

namespace EvoLLM.Sandbox;

/// <summary>Finds what a program could keep from one call to the next.</summary>
internal static class ImageState
{
    /// <summary>Each static field that can change, or that holds something that can.</summary>
    public static IEnumerable<CompilationMessage> Check(ModuleDefinition module) => module.GetTypes()
        .SelectMany(type => type.Fields)
        .Where(field => field.IsStatic && !field.IsLiteral && !IsConstant(field) && !IsCompilers(field))
        .Select(field => new CompilationMessage(
            "STATE", $"{Written(field)} could keep something between calls, which this problem does not allow; make it const, a local variable or a method.", 0, 0));

    /// <summary>Read-only, and of a type without insides.</summary>
    private static bool IsConstant(FieldDefinition field) => field.IsInitOnly && (field.FieldType.IsPrimitive || field.FieldType.MetadataType == MetadataType.String);

    /// <summary>Constant data, and delegates of lambdas that capture nothing.</summary>
    private static bool IsCompilers(FieldDefinition field) => field.DeclaringType.Name == ImageNames.Data || (field.Name.StartsWith('<') && ImageNames.IsGenerated(field.DeclaringType));

    /// <summary>The field's name, or that of the property that it stands behind.</summary>
    private static string Written(FieldDefinition field) => field.Name[0] == '<' ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
}

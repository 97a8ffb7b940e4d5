using Mono.Cecil;

namespace EvoLLM.Sandbox;

/// <summary>The names of what an image refers to, as the allow-list writes them.</summary>
internal static class ImageNames
{
    public const string Data = "<PrivateImplementationDetails>";

    /// <summary>How the name of a type begins in an image that only its file knows.</summary>
    private const string FileLocal = "<candidate>F";

    /// <summary>The full name of a type without the number of its type parameters, <c>/</c> before a nested type's name.</summary>
    public static string Of(TypeReference type)
    {
        var name = WithoutArity(type.Name);
        return type.DeclaringType is { } outer ? $"{Of(outer)}/{name}"
            : type.Namespace.Length > 0 ? $"{type.Namespace}.{name}"
            : name;
    }

    /// <summary>The name of a member; a property's or event's for its accessors.</summary>
    public static string Of(MemberReference member) => member is MethodReference { Name: var name } && IsAccessor(name)
        ? name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..]
        : member.Name;

    /// <summary>How a member is named to people.</summary>
    public static string Display(MemberReference member) => $"{Of(member.DeclaringType.GetElementType()).Replace('/', '.')}.{Of(member)}";

    /// <summary>Whether the compiler made up the name, or that of a type around it: C# cannot write <c>&lt;</c>.</summary>
    public static bool IsGenerated(MemberReference? member) =>
        member is not null && ((member.Name.StartsWith('<') && !member.Name.StartsWith(FileLocal, StringComparison.Ordinal)) || IsGenerated(member.DeclaringType));

    /// <summary>The name as the source has it: of what the compiler made, that of the method it was made for; of a constructor, that of its type.</summary>
    public static string Written(MemberReference member) => member.Name switch
    {
        ['.', ..] => Written(member.DeclaringType),
        var name when name.StartsWith(FileLocal, StringComparison.Ordinal) => name[(name.IndexOf("__", StringComparison.Ordinal) + 2)..],
        ['<', var first, ..] name when first != '>' => name[1..name.IndexOf('>', StringComparison.Ordinal)],
        _ when member.DeclaringType is { } outer && IsGenerated(outer) => Written(outer),
        var name => WithoutArity(name),
    };

    /// <summary>Whether the compiler made up the code: a lambda, a local function or the body of an iterator lies in a type of the compiler's, but is the candidate's.</summary>
    public static bool IsGenerated(MethodDefinition method) =>
        IsGenerated(method.DeclaringType) && method.Name != "MoveNext" && !method.Name.StartsWith('<');

    private static bool IsAccessor(string name) =>
        name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal)
        || name.StartsWith("add_", StringComparison.Ordinal) || name.StartsWith("remove_", StringComparison.Ordinal);

    private static string WithoutArity(string name) => name.IndexOf('`', StringComparison.Ordinal) is var tick and > 0 ? name[..tick] : name;
}

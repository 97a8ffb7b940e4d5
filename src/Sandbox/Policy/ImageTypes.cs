using Mono.Cecil;

namespace EvoLLM.Sandbox;

/// <summary>Holds the types, members and signatures that an image refers to against the allow-list.</summary>
internal sealed class ImageTypes(AllowList list)
{
    private const int MaxGenericDepth = 16;
    private const int MaxTypeNodes = 100_000;

    private readonly Dictionary<(MemberReference Member, bool Generated), string?> _known = [];
    private int _nodes;

    /// <summary>What a type, with all that it is made of, may not name.</summary>
    public IEnumerable<string> Refused(TypeReference? type, bool generated, int depth = 0)
    {
        if (depth > MaxGenericDepth || ++_nodes > MaxTypeNodes)
        {
            return [$"A type nests type arguments more than {MaxGenericDepth} deep, or there are too many; declare a class for the inner ones."];
        }

        return type switch
        {
            null or GenericParameter => [],
            PointerType => ["A pointer"],
            FunctionPointerType => ["A function pointer"],
            PinnedType => ["A pinned local"],
            SentinelType => ["A variable argument list"],
            GenericInstanceType generic => generic.GenericArguments.SelectMany(argument => Refused(argument, generated, depth + 1)).Concat(Refused(generic.ElementType, generated, depth)),
            IModifierType modified => Refused(modified.ModifierType, generated, depth).Concat(Refused(modified.ElementType, generated, depth)),
            TypeSpecification of => Refused(of.ElementType, generated, depth + 1),
            TypeDefinition => [],
            _ => Verdict(type, generated, RefusedName) is { } name ? [name] : [],
        };
    }

    /// <summary>What a use of a method or field may not name.</summary>
    public IEnumerable<string> Refused(MemberReference member, bool generated)
    {
        var owner = Refused(member.DeclaringType, generated);
        var signature = member switch
        {
            GenericInstanceMethod generic => generic.GenericArguments.SelectMany(argument => Refused(argument, generated)).Concat(Signature(generic.ElementMethod, generated)),
            MethodReference method => Signature(method, generated),
            FieldReference field => Refused(field.FieldType, generated),
            _ => [],
        };
        var name = member is MethodSpecification specification ? specification.ElementMethod : member;
        return Verdict(name, generated, RefusedMember) is { } refused ? [refused] : owner.Concat(signature);
    }

    private IEnumerable<string> Signature(MethodReference method, bool generated) =>
        method.CallingConvention is not (MethodCallingConvention.Default or MethodCallingConvention.Generic) ? ["A variable argument list"]
        : TakesCompilersData(method) ? []
        : method.Parameters.SelectMany(parameter => Refused(parameter.ParameterType, generated)).Concat(Refused(method.ReturnType, generated));

    /// <summary>The one constructor with a pointer that the compiler uses; where its pointer comes from is for <see cref="ImageCode"/> to see.</summary>
    public static bool TakesCompilersData(MethodReference method) =>
        method is { Name: ".ctor", Parameters: [{ ParameterType: PointerType }, _] } && ImageNames.Of(method.DeclaringType.GetElementType()) == "System.ReadOnlySpan";

    private string? Verdict<T>(T member, bool generated, Func<T, bool, string?> decide)
        where T : MemberReference
    {
        if (!_known.TryGetValue((member, generated), out var verdict))
        {
            verdict = _known[(member, generated)] = decide(member, generated);
        }

        return verdict;
    }

    private string? RefusedName(TypeReference type, bool generated)
    {
        var name = ImageNames.Of(type);
        var own = type.Scope is not AssemblyNameReference { Name: var scope } || !list.Assemblies.Contains(scope);
        return !own && (list.AllowsType(name) || EmittedByCompiler.Anywhere.AllowsType(name) || (generated && EmittedByCompiler.Generated.AllowsType(name)))
            ? null
            : name.Replace('/', '.');
    }

    private string? RefusedMember(MemberReference member, bool generated)
    {
        var type = member.DeclaringType.GetElementType();
        if (type is TypeDefinition || member.DeclaringType is ArrayType)
        {
            return null;
        }

        var (owner, name, count) = (ImageNames.Of(type), ImageNames.Of(member), member is MethodReference method ? method.Parameters.Count : 0);
        return list.AllowsMember(owner, name, count)
            || EmittedByCompiler.Anywhere.AllowsMember(owner, name, count)
            || (generated && EmittedByCompiler.Generated.AllowsMember(owner, name, count))
            ? null
            : ImageNames.Display(member);
    }
}

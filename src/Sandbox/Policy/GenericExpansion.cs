using Mono.Cecil;

namespace EvoLLM.Sandbox;

/// <summary>Counts what the runtime would make of the image's generic types and methods: a few that call each other twice make millions.</summary>
internal sealed class GenericExpansion(Func<TypeDefinition, IEnumerable<MemberReference>> usesOfType, Func<MethodDefinition, IEnumerable<MemberReference>> usesOfMethod)
{
    private const int MaxMade = 1_000;
    private const int MaxTypeParts = 64;

    private readonly HashSet<string> _made = new(StringComparer.Ordinal);
    private readonly Queue<(IMemberDefinition Definition, MemberReference Use)> _open = new();
    private bool _isTooMuch;

    /// <summary>Whether it is too much.</summary>
    public IEnumerable<string> Refused(IEnumerable<TypeDefinition> types)
    {
        foreach (var type in types.Where(type => !type.HasGenericParameters))
        {
            Add(usesOfType(type).Concat(type.Methods.Where(method => !method.HasGenericParameters).SelectMany(usesOfMethod)), by: null);
        }

        while (!_isTooMuch && _open.TryDequeue(out var next))
        {
            Add(next.Definition is TypeDefinition type ? usesOfType(type).Concat(type.Methods.Where(method => !method.HasGenericParameters).SelectMany(usesOfMethod)) : usesOfMethod((MethodDefinition)next.Definition), next.Use);
        }

        return _isTooMuch ? [$"Generic types and methods are used with more than {MaxMade} type arguments, or with larger ones than may be; use fewer, or an object in their place."] : [];
    }

    private void Add(IEnumerable<MemberReference> uses, MemberReference? by)
    {
        foreach (var use in uses.TakeWhile(_ => !_isTooMuch))
        {
            if (use is MethodReference or FieldReference && use.DeclaringType is GenericInstanceType { ElementType: TypeDefinition owner } declaring)
            {
                Make(owner, Close(declaring, by));
            }

            if (use is GenericInstanceType { ElementType: TypeDefinition type })
            {
                Make(type, Close((GenericInstanceType)use, by));
            }
            else if (use is GenericInstanceMethod method && method.Resolved() is { } definition)
            {
                Make(definition, Close(method, by));
            }
        }
    }

    private void Make(IMemberDefinition definition, MemberReference? use)
    {
        if (use is null)
        {
            _isTooMuch = true;
        }
        else if (_made.Add(use.FullName))
        {
            _open.Enqueue((definition, use));
            _isTooMuch = _made.Count > MaxMade;
        }
    }

    private static GenericInstanceType? Close(GenericInstanceType type, MemberReference? by)
    {
        var closed = (GenericInstanceType)type.Replace(parameter => Argument(parameter, by));
        return IsSmall(closed) ? closed : null;
    }

    private static GenericInstanceMethod? Close(GenericInstanceMethod method, MemberReference? by)
    {
        var moved = (GenericInstanceMethod)GenericMembers.Move(method, type => type.Replace(parameter => Argument(parameter, by)));
        return moved.GenericArguments.All(IsSmall) && IsSmall(moved.DeclaringType) ? moved : null;
    }

    private static TypeReference Argument(GenericParameter parameter, MemberReference? by)
    {
        var arguments = parameter.Type == GenericParameterType.Method ? (by as GenericInstanceMethod)?.GenericArguments : ((by as GenericInstanceType) ?? by?.DeclaringType as GenericInstanceType)?.GenericArguments;
        return arguments is not null && parameter.Position < arguments.Count ? arguments[parameter.Position] : parameter;
    }

    private static bool IsSmall(TypeReference type)
    {
        var left = MaxTypeParts;
        return Fits(type, ref left);
    }

    private static bool Fits(TypeReference type, ref int left)
    {
        if (--left < 0)
        {
            return false;
        }

        if (type is not GenericInstanceType generic)
        {
            return type is not TypeSpecification of || Fits(of.ElementType, ref left);
        }

        foreach (var argument in generic.GenericArguments)
        {
            if (!Fits(argument, ref left))
            {
                return false;
            }
        }

        return true;
    }
}

using Mono.Cecil;
using Mono.Collections.Generic;

namespace EvoLLM.Sandbox;

/// <summary>
/// Finds type parameters that come back to themselves inside a larger type, as in <c>F&lt;T&gt;() => F&lt;List&lt;T&gt;&gt;()</c>:
/// the runtime would load new types without end.
/// </summary>
internal sealed class GenericGrowth
{
    private readonly Dictionary<GenericParameter, HashSet<GenericParameter>> _edges = [];
    private readonly List<(GenericParameter From, GenericParameter To)> _growing = [];

    /// <summary>Takes a use of a generic type or method in.</summary>
    public void Add(MemberReference? use)
    {
        switch (use)
        {
            case GenericInstanceMethod method:
                Add(method.GenericArguments, method.ElementMethod.Resolved());
                Add(method.DeclaringType);
                break;
            case GenericInstanceType type:
                Add(type.GenericArguments, type.ElementType as TypeDefinition);
                break;
            case TypeSpecification type:
                Add(type.ElementType);
                break;
            case MethodReference or FieldReference:
                Add(use.DeclaringType);
                break;
        }
    }

    /// <summary>Lets the type parameters of a virtual method stand for those of every method that may override it.</summary>
    public void AddOverrides(IEnumerable<MethodDefinition> methods)
    {
        foreach (var group in methods.Where(method => method is { IsVirtual: true, HasGenericParameters: true }).GroupBy(method => (Short(method.Name), method.GenericParameters.Count)))
        {
            var first = group.First();
            foreach (var (from, to) in group.Skip(1).SelectMany(other => first.GenericParameters.Zip(other.GenericParameters)))
            {
                Edges(from).Add(to);
                Edges(to).Add(from);
            }
        }
    }

    /// <summary>The names of those that grow without end.</summary>
    public IEnumerable<string> Endless() => _growing.Where(edge => Reaches(edge.To, edge.From)).Select(edge => Name(edge.From)).Distinct();

    private void Add(Collection<TypeReference> arguments, IGenericParameterProvider? definition)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            Add(arguments[i]);
            if (definition is not null && i < definition.GenericParameters.Count)
            {
                Connect(arguments[i], definition.GenericParameters[i], grows: false);
            }
        }
    }

    private void Connect(TypeReference argument, GenericParameter to, bool grows)
    {
        switch (argument)
        {
            case GenericParameter from:
                Edges(from).Add(to);
                if (grows)
                {
                    _growing.Add((from, to));
                }

                break;
            case GenericInstanceType generic:
                foreach (var inner in generic.GenericArguments)
                {
                    Connect(inner, to, grows: true);
                }

                break;
            case TypeSpecification of:
                Connect(of.ElementType, to, grows: true);
                break;
        }
    }

    private bool Reaches(GenericParameter from, GenericParameter to)
    {
        var seen = new HashSet<GenericParameter> { from };
        var open = new Stack<GenericParameter>(seen);
        while (open.TryPop(out var next))
        {
            if (next == to)
            {
                return true;
            }

            foreach (var after in Edges(next).Where(seen.Add))
            {
                open.Push(after);
            }
        }

        return false;
    }

    private HashSet<GenericParameter> Edges(GenericParameter from)
    {
        var canonical = Canonical(from);
        return _edges.TryGetValue(canonical, out var to) ? to : _edges[canonical] = new HashSet<GenericParameter>(CanonicalComparer.Instance);
    }

    private static GenericParameter Canonical(GenericParameter parameter) => parameter.Owner switch
    {
        MethodReference method when method.Resolved() is { } definition && parameter.Position < definition.GenericParameters.Count => definition.GenericParameters[parameter.Position],
        _ => parameter,
    };

    private static string Name(GenericParameter parameter) => $"{(parameter.Owner is MemberReference owner ? ImageNames.Written(owner) : "")} with the type parameter {parameter.Name}";

    private static string Short(string name) => name[(name.LastIndexOf('.') + 1)..];

    private sealed class CanonicalComparer : IEqualityComparer<GenericParameter>
    {
        public static CanonicalComparer Instance { get; } = new();

        public bool Equals(GenericParameter? x, GenericParameter? y) => ReferenceEquals(Canonical(x!), Canonical(y!));

        public int GetHashCode(GenericParameter parameter) => Canonical(parameter).GetHashCode();
    }
}

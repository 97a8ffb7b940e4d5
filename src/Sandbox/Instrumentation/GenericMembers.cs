using Mono.Cecil;

namespace EvoLLM.Sandbox;

/// <summary>Refers to methods from inside generic ones.</summary>
internal static class GenericMembers
{
    /// <summary>Gives a method the type parameters of another, with what is asked of them.</summary>
    public static void CopyParameters(MethodDefinition from, MethodDefinition to)
    {
        foreach (var parameter in from.GenericParameters)
        {
            to.GenericParameters.Add(new GenericParameter(parameter.Name, to) { Attributes = parameter.Attributes });
        }

        foreach (var (parameter, copy) in from.GenericParameters.Zip(to.GenericParameters))
        {
            foreach (var constraint in parameter.Constraints)
            {
                copy.Constraints.Add(new GenericParameterConstraint(constraint.ConstraintType.Replace(inner => inner.Type == GenericParameterType.Method ? to.GenericParameters[inner.Position] : inner)));
            }
        }
    }

    /// <summary>A use of a method with its type arguments replaced.</summary>
    public static MethodReference Move(MethodReference use, Func<TypeReference, TypeReference> by)
    {
        var moved = Copy(use.GetElementMethod(), by(use.DeclaringType));
        return use is GenericInstanceMethod generic ? Close(moved, generic.GenericArguments.Select(by)) : moved;
    }

    /// <summary>A method as another of the same type, with type parameters of the same names, refers to it.</summary>
    public static MethodReference Inside(MethodDefinition method, MethodDefinition user)
    {
        MethodReference reference = method;
        if (method.DeclaringType.HasGenericParameters)
        {
            var type = new GenericInstanceType(method.DeclaringType);
            foreach (var parameter in method.DeclaringType.GenericParameters)
            {
                type.GenericArguments.Add(parameter);
            }

            reference = Copy(method, type);
        }

        return user.HasGenericParameters ? Close(reference, user.GenericParameters) : reference;
    }

    private static MethodReference Copy(MethodReference method, TypeReference type)
    {
        var copy = new MethodReference(method.Name, method.ReturnType, type) { HasThis = method.HasThis, ExplicitThis = method.ExplicitThis, CallingConvention = method.CallingConvention };
        foreach (var parameter in method.GenericParameters)
        {
            copy.GenericParameters.Add(new GenericParameter(parameter.Name, copy));
        }

        foreach (var parameter in method.Parameters)
        {
            copy.Parameters.Add(new ParameterDefinition(parameter.ParameterType));
        }

        return copy;
    }

    private static GenericInstanceMethod Close(MethodReference method, IEnumerable<TypeReference> arguments)
    {
        var closed = new GenericInstanceMethod(method);
        foreach (var argument in arguments)
        {
            closed.GenericArguments.Add(argument);
        }

        return closed;
    }
}

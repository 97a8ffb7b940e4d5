using System.Reflection;

namespace EvoLLM.Sandbox;

/// <summary>A candidate that is loaded into a worker.</summary>
public sealed class LoadedCandidate
{
    private readonly Type _type;

    internal LoadedCandidate(Type type) => _type = type;

    /// <summary>Binds a public static method of the candidate to a delegate.</summary>
    /// <typeparam name="T">A delegate of the method's signature.</typeparam>
    /// <param name="method">The method's name.</param>
    /// <exception cref="MissingMethodException">The candidate has no such method: the problem's contract and its harness differ.</exception>
    public T Bind<T>(string method)
        where T : Delegate
    {
        var parameters = typeof(T).GetMethod("Invoke")!.GetParameters();
        var found = _type.GetMethod(method, BindingFlags.Public | BindingFlags.Static, [.. parameters.Select(parameter => parameter.ParameterType)])
            ?? throw new MissingMethodException(_type.Name, method);
        return found.CreateDelegate<T>();
    }
}

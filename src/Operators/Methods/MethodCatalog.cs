namespace EvoLLM.Operators;

/// <summary>The methods that ship.</summary>
public static class MethodCatalog
{
    /// <summary>All of them, the default first.</summary>
    public static IReadOnlyList<Method> All { get; } =
    [
        new MapElitesMethod(),
        new BestOfNMethod(),
        new EohMethod(),
        new EvoScaleMethod(),
        new FunSearchMethod(),
        new MindEvolutionMethod(),
        new RandomRestartsMethod(),
        new ReEvoMethod(),
        new SequentialRevisionMethod(),
    ];

    /// <summary>Finds a method.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="MethodException">There is none of that name.</exception>
    public static Method Find(string name) =>
        All.FirstOrDefault(method => method.Name == name)
        ?? throw new MethodException($"There is no method '{name}'. The methods are: {string.Join(", ", All.Select(method => method.Name))}.");
}

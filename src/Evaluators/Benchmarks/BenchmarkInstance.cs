namespace EvoLLM.Evaluators;

/// <summary>One instance of a benchmark set.</summary>
/// <typeparam name="TInstance">The problem's instances.</typeparam>
/// <param name="Name">Its name in the field, e.g. <c>kroA150</c>.</param>
/// <param name="Instance">The instance.</param>
public sealed record BenchmarkInstance<TInstance>(string Name, TInstance Instance)
{
    /// <summary>The best value known, in the unit of <see cref="BenchmarkValue.Value"/>; <see langword="null"/> where none is.</summary>
    public double? BestKnown { get; init; }
}

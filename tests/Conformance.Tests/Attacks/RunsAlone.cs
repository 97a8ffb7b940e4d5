namespace EvoLLM.Conformance.Tests;

/// <summary>The tests that count the workers of the whole process: they run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RunsAlone
{
    public const string Name = "Attacks";
}

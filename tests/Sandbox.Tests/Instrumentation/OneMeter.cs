namespace EvoLLM.Sandbox.Tests;

/// <summary>Tests that run candidates in their own process, where there is one meter: one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OneMeter
{
    public const string Name = "Meter";
}

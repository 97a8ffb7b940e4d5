using System.Reflection;

namespace EvoLLM.Architecture.Tests;

/// <summary>Arrows between projects point one way only.</summary>
public sealed class LayerTests
{
    public static TheoryData<string, string[]> Layers => new()
    {
        { "EvoLLM.Evolver", [] },
        { "EvoLLM.Sandbox", [] },
        { "EvoLLM.Operators", ["EvoLLM.Evolver"] },
        { "EvoLLM.Evaluators", ["EvoLLM.Evolver", "EvoLLM.Sandbox"] },
        { "EvoLLM.Experiments", ["EvoLLM.Evaluators", "EvoLLM.Evolver", "EvoLLM.Operators", "EvoLLM.Sandbox"] },
        { "EvoLLM.Cli", ["EvoLLM.Evaluators", "EvoLLM.Evolver", "EvoLLM.Experiments", "EvoLLM.Operators", "EvoLLM.Sandbox"] },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void Project_References_OnlyWhatIsBelowIt(string name, string[] below)
    {
        var ours = References(name).Where(reference => reference.StartsWith("EvoLLM.", StringComparison.Ordinal));
        Assert.Empty(ours.Except(below));
    }

    [Theory]
    [InlineData("EvoLLM.Evolver", "Microsoft.CodeAnalysis")]
    [InlineData("EvoLLM.Evolver", "Microsoft.Extensions.AI")]
    [InlineData("EvoLLM.Evolver", "Microsoft.SemanticKernel")]
    [InlineData("EvoLLM.Evolver", "Spectre")]
    [InlineData("EvoLLM.Evolver", "ILGPU")]
    [InlineData("EvoLLM.Sandbox", "Microsoft.SemanticKernel")]
    [InlineData("EvoLLM.Sandbox", "LiteDB")]
    [InlineData("EvoLLM.Operators", "LiteDB")]
    [InlineData("EvoLLM.Operators", "Spectre")]
    [InlineData("EvoLLM.Experiments", "Spectre")]
    public void Project_Knows_NothingOf(string name, string technology) =>
        Assert.DoesNotContain(References(name), reference => reference.StartsWith(technology, StringComparison.Ordinal));

    private static IEnumerable<string> References(string name) =>
        Assembly.Load(name).GetReferencedAssemblies().Select(reference => reference.Name!);
}

using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Experiments.Tests;

/// <summary>Marks of what may change that are wrong in a problem's own programs.</summary>
public sealed class SeedCheckTests
{
    private static readonly Problem Problem = new Halves().Definition;

    [Theory]
    [InlineData("// EVOLVE-BEGIN\nclass A { }\n", "Problem 'halves', seed 1: line 1: // EVOLVE-BEGIN has no // EVOLVE-END.")]
    [InlineData("class A\n{\n// EVOLVE-END\n}\n", "seed 1: line 3: // EVOLVE-END has no // EVOLVE-BEGIN.")]
    [InlineData("class A\n{\n// EVOLVE-BEGIN\n// EVOLVE-BEGIN\n// EVOLVE-END\n}\n", "seed 1: line 4: // EVOLVE-BEGIN stands inside a region.")]
    [InlineData("class A\n{\n// EVOLVE-BEGIN\n}\n// EVOLVE-END\n", "the braces of the region do not balance.")]
    [InlineData("class A\n{\n    // EVOLVE-START\n}\n", "seed 1: line 3: `// EVOLVE-START` marks nothing; write // EVOLVE-BEGIN and // EVOLVE-END.")]
    [InlineData("class A { /* EVOLVE-BEGIN */ }\n", "line 1: `/* EVOLVE-BEGIN */` marks nothing")]
    [InlineData("class A\n{\n// EVOLVE-BEGIN\n// EVOLVE-END\n}\n", null)]
    [InlineData("class A\n{\n// an EVOLVE-BEGIN in words\n}\n", null)]
    public void Require_Seed_SaysWhatIsWrongAndWhere(string seed, string? expected) => Refuses([seed], expected);

    [Fact]
    public void Require_SomeSeedsMarked_NamesOneThatIsNot() =>
        Refuses(["class A\n{\n// EVOLVE-BEGIN\n// EVOLVE-END\n}\n", "class A { }\n"], "seed 2: it marks nothing");

    [Fact]
    public async Task Run_WrongMarks_IsRefusedBeforeAnythingRuns()
    {
        var folder = Path.Combine(Path.GetTempPath(), "evollm-never-made");
        var fault = await Assert.ThrowsAsync<ProblemException>(() => new Experiment(new Unclosed()) { Folder = folder }.RunAsync(TestContext.Current.CancellationToken));
        Assert.Contains("has no // EVOLVE-END", fault.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void Require_Texts_MaySayWhatTheyLike() => SeedCheck.Require(Problem with { Contract = null, Seeds = ["// EVOLVE-BEGIN"] });

    private static void Refuses(string[] seeds, string? expected)
    {
        var problem = Problem with { Name = "halves", Seeds = seeds };
        var message = Record.Exception(() => SeedCheck.Require(problem))?.Message;
        Assert.Equal(expected is null, message is null);
        Assert.Contains(expected ?? "", message ?? "", StringComparison.Ordinal);
    }

    private sealed class Unclosed : Halves
    {
        public override Problem Definition => base.Definition with { Seeds = ["// EVOLVE-BEGIN\n" + base.Definition.Seeds[0]] };
    }
}

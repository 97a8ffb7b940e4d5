using EvoLLM.Evolver;

namespace EvoLLM.Evaluators.Tests;

/// <summary>What is tried against checkers comes to nothing: every program of the collection is run in the sandbox as a search would, and is invalid.</summary>
public sealed class CheatTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Mathematics", "Cheats");

    public static TheoryData<string> Problems => [.. Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Problems))]
    public async Task Check_Cheat_IsInvalid(string problem)
    {
        await using var judge = new Judge();
        foreach (var file in Directory.GetFiles(Path.Combine(Folder, problem), "*.cs").Order(StringComparer.Ordinal))
        {
            var evaluation = await judge.CheckSourceAsync(problem, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
            var expected = Path.GetFileName(file) == "ReadsTheHarness.cs" ? EvaluationStatus.PolicyRejected : EvaluationStatus.InvalidResult;
            Assert.True(evaluation.Status == expected, $"{Path.GetFileName(file)}: {evaluation.Status} {evaluation.Fitness} {string.Join(' ', evaluation.Feedback)}");
        }
    }

    [Fact]
    public void Cheats_EveryConstruction_HasThreeOrMore()
    {
        var constructions = ProblemCatalog.Shipped.OfType<ConstructionProblem>().Select(problem => problem.Definition.Name).Append("function-minimization");
        Assert.All(constructions, name => Assert.True(Directory.GetFiles(Path.Combine(Folder, name), "*.cs").Length >= 3, name));
    }
}

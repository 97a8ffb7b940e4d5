using System.Text.RegularExpressions;
using EvoLLM.Evolver;

namespace EvoLLM.Evaluators.Tests;

/// <summary>What a user may expect of every problem that ships.</summary>
[Collection(NetworkFolder.Collection)]
public sealed partial class ShippedProblemTests
{
    public static TheoryData<string> Programs => [.. ProblemCatalog.Shipped.OfType<ProgramProblem>().Select(problem => problem.Definition.Name)];

    [Fact]
    public void Shipped_Names_CanBeTypedAndAreDifferent()
    {
        var names = ProblemCatalog.Shipped.Select(problem => problem.Definition.Name).ToList();
        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(names, name => Assert.Matches(Name(), name));
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task SeedsAndReferences_OfEachProblem_AreValidInTheSandbox(string name)
    {
        var problem = ProblemCatalog.Load(name);
        using var data = name == "dpp-ga" ? new NetworkFolder() : null;
        await using var evaluator = problem.CreateEvaluator(1, TimeProvider.System, wallTimes: 20);

        // The references of problems that take long are judged beside the tables of their hosts.
        var references = problem.RequireProgram().Limits(Split.Training).WallTime <= TimeSpan.FromSeconds(10) ? problem.Code.References : [];
        var programs = problem.Definition.Seeds.Concat(references.Select(reference => reference.Source)).Distinct();

        // The published networks are trained longer than all else here takes; one shows that the problem judges.
        foreach (var program in name == "mnist1d-published" ? programs.Take(1) : programs)
        {
            var check = await evaluator.CheckAsync(program, Split.Training, TestContext.Current.CancellationToken);
            Assert.True(check.Evaluation.Status == EvaluationStatus.Ok, $"{name}: {check.Evaluation.Status} {string.Join(' ', check.Evaluation.Feedback)}\n{program}");
            Assert.Equal(problem.Definition.Measures.Count, check.Evaluation.Measures!.Count);
        }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Name();
}

using System.Text.Json.Nodes;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>A problem as <c>evollm problems NAME --json</c> prints it.</summary>
internal static class ProblemJson
{
    /// <summary>Describes it.</summary>
    /// <param name="loaded">The problem.</param>
    /// <param name="scores">The objectives of its references by name; <see langword="null"/> where they were not judged.</param>
    public static JsonObject Describe(LoadedProblem loaded, IReadOnlyDictionary<string, double?>? scores)
    {
        var (problem, code) = (loaded.Definition, loaded.Code);
        return new JsonObject
        {
            ["name"] = problem.Name,
            ["title"] = problem.Title,
            ["family"] = loaded.Folder is null ? ProblemFamilies.Of(problem.Name) : null,
            ["description"] = problem.Description,
            ["contract"] = problem.Contract is { } contract
                ? new JsonObject { ["class"] = contract.TypeName, ["signature"] = contract.Signature, ["meaning"] = contract.Meaning, ["stateless"] = contract.Stateless }
                : null,
            ["format"] = problem.Format,
            ["blackBox"] = problem.BlackBox,
            ["objective"] = new JsonObject
            {
                ["name"] = problem.Objective.Name,
                ["direction"] = Figures.Lower(problem.Objective.Direction),
                ["unit"] = problem.Objective.Unit,
                ["solved"] = problem.Objective.Solved,
            },
            ["measures"] = Array(problem.Measures, axis => new JsonObject { ["name"] = axis.Name, ["minimum"] = axis.Minimum, ["maximum"] = axis.Maximum, ["cells"] = axis.Cells }),
            ["repetitions"] = problem.Repetitions,
            ["limits"] = code is ProgramProblem limited ? Limits(limited) : null,
            ["splits"] = new JsonObject(Enum.GetValues<Split>().Select(split => KeyValuePair.Create(Figures.Lower(split), (JsonNode?)Describe(code, split)))),
            ["references"] = Array(code.References, reference => Reference(reference, scores)),
            ["published"] = Array(code.Published, figure => new JsonObject { ["method"] = figure.Method, ["instances"] = figure.Instances, ["figure"] = figure.Figure, ["source"] = figure.Source }),
            ["files"] = (code as ProgramProblem)?.InstanceFiles,
            ["sets"] = Array((code as ProgramProblem)?.InstanceSets ?? [], set => JsonValue.Create(set)),
            ["seeds"] = Array(problem.Seeds, seed => JsonValue.Create(seed)),
        };
    }

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode> describe) => new([.. items.Select(describe)]);

    private static JsonObject Limits(ProgramProblem problem)
    {
        var limits = problem.Limits(Split.Training);
        return new JsonObject { ["steps"] = limits.Fuel, ["allocatedBytes"] = limits.AllocatedBytes, ["seconds"] = limits.WallTime.TotalSeconds, ["memoryBytes"] = problem.MemoryBytes };
    }

    private static JsonObject Describe(SearchProblem code, Split split) => new()
    {
        ["instances"] = code.Describe(split),
        ["baselines"] = new JsonObject(code.Baselines(split).Select(baseline => KeyValuePair.Create(baseline.Name, (JsonNode?)baseline.Objective))),
    };

    private static JsonObject Reference(ReferenceProgram reference, IReadOnlyDictionary<string, double?>? scores)
    {
        var node = new JsonObject { ["name"] = reference.Name, ["origin"] = reference.Origin, ["source"] = reference.Source };
        if (scores is not null)
        {
            node["training"] = scores[reference.Name];
        }

        return node;
    }
}

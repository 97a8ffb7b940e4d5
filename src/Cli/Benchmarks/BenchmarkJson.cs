using System.Text.Json.Nodes;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>What <c>evollm benchmark --json</c> prints: a line for each program and instance, then one for the means of each group.</summary>
internal static class BenchmarkJson
{
    public static void Show(CliContext context, IReadOnlyList<BenchmarkRow> rows)
    {
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Scores.Count; i++)
            {
                context.WriteLine(JsonOutput.Line(Instance(row, i)));
            }

            context.WriteLine(JsonOutput.Line(Means(row)));
        }
    }

    private static JsonObject Instance(BenchmarkRow row, int index)
    {
        var (evaluation, values) = row.Scores[index];
        return new JsonObject
        {
            ["program"] = row.Program.Name,
            ["group"] = row.Group.Name,
            ["instance"] = row.Group.Cases[index].Name,
            ["status"] = Figures.Status(evaluation.Status),
            ["reason"] = evaluation.Status == EvaluationStatus.Ok ? null : string.Join(' ', evaluation.Feedback.Take(1)),
            ["values"] = new JsonArray(
            [
                .. values.Select(value => new JsonObject { ["convention"] = value.Name, ["value"] = value.Value, ["bestKnown"] = value.BestKnown, ["gap"] = value.Gap }),
            ]),
        };
    }

    private static JsonObject Means(BenchmarkRow row) => new()
    {
        ["program"] = row.Program.Name,
        ["group"] = row.Group.Name,
        ["instances"] = row.Scores.Count,
        ["failed"] = row.Scores.Count(score => score.Evaluation.Status != EvaluationStatus.Ok),
        ["means"] = new JsonArray(
        [
            .. row.Means.Select(mean => new JsonObject
            {
                ["convention"] = mean.Convention,
                ["value"] = mean.Value,
                ["bestKnown"] = mean.BestKnown,
                ["gap"] = mean.Gap,
                ["gapOfMeans"] = mean.GapOfMeans,
            }),
        ]),
    };
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>What commands print under <c>--json</c>: one object a line.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static string Line(JsonNode node) => node.ToJsonString(Options);

    public static string Committed(Problem problem, ProposalRecord record)
    {
        var node = new JsonObject { ["candidate"] = record.Id.Value, ["operator"] = record.Lineage.Operator };
        foreach (var (name, value) in Evaluation(problem, record.Evaluation).ToList())
        {
            node[name] = value?.DeepClone();
        }

        node["decision"] = JsonNamingPolicy.CamelCase.ConvertName(record.Decision.ToString());
        if (record.Island is { } island)
        {
            node["island"] = island.Number;
        }

        return Line(node);
    }

    /// <summary>One candidate of a run without its texts.</summary>
    public static JsonObject Candidate(Problem problem, ProposalRecord record)
    {
        var node = JsonNode.Parse(Committed(problem, record))!.AsObject();
        node["parents"] = Numbers(record.Lineage.Parents.Select(parent => parent.Value));
        node["cell"] = record.Cell;
        node["duplicateOf"] = record.DuplicateOf?.Value;
        node["note"] = record.Note;
        node["cpuSeconds"] = record.CpuTime.TotalSeconds;
        return node;
    }

    /// <summary>One candidate of a run with its program and what the models were asked.</summary>
    public static string Candidate(Problem problem, ProposalRecord record, IReadOnlyList<ModelCall> calls)
    {
        var node = Candidate(problem, record);
        node["source"] = record.Source;
        node["calls"] = new JsonArray([.. calls.Select(call => new JsonObject
        {
            ["template"] = call.Template,
            ["model"] = call.Model,
            ["prompt"] = call.Prompt,
            ["answer"] = call.Answer,
            ["inputTokens"] = call.Cost.InputTokens,
            ["cachedTokens"] = call.Cost.CachedTokens,
            ["cached"] = call.Cached,
            ["outputTokens"] = call.Cost.OutputTokens,
            ["usd"] = call.Cost.Usd,
        })]);
        return Line(node);
    }

    public static JsonArray Numbers<T>(IEnumerable<T> values) => new([.. values.Select(value => JsonValue.Create(value))]);

    public static string Ending(RunEnding ending, string folder, SearchProgress? progress) => Line(Describe(ending, folder, progress));

    public static string Result(Problem problem, RunSession.Finish finish, RunReport report, string source)
    {
        var node = Describe(finish.Ending, finish.Folder, finish.Progress);
        node["champion"] = report.Champion.Value;
        node["source"] = source;
        foreach (var split in report.Splits)
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(split.Split.ToString());
            node[name] = new JsonObject
            {
                ["best"] = split.Champion.Fitness is { } fitness ? problem.Objective.Flip(fitness) : null,
                ["status"] = Figures.Status(split.Champion.Status),
                ["baselines"] = new JsonObject(split.Baselines.Select(baseline => KeyValuePair.Create(baseline.Name, (JsonNode?)baseline.Objective))),
            };
        }

        return Line(node);
    }

    /// <summary>One candidate, as it was judged: what scripts and tests read.</summary>
    public static string Check(Problem problem, string file, CandidateCheck check)
    {
        var line = check.Compiled?.Messages is [{ Line: > 0 } first, ..] ? first.Line : (int?)null;
        var node = new JsonObject
        {
            ["file"] = file,
            ["reason"] = check.Evaluation.Status == EvaluationStatus.Ok ? null : string.Join(' ', check.Evaluation.Feedback.Take(1)),
            ["line"] = line,
            ["fuel"] = check.Run?.FuelUsed,
            ["memory"] = check.Run?.AllocatedBytes,
            ["seconds"] = check.Run?.Elapsed.TotalSeconds,
            ["cpuSeconds"] = check.Run?.CpuTime.TotalSeconds,
        };
        foreach (var (name, value) in Evaluation(problem, check.Evaluation).ToList())
        {
            node[name] = value?.DeepClone();
        }

        return Line(node);
    }

    /// <summary>The further numbers of a judgement.</summary>
    public static string Metrics(Evaluation evaluation) => JsonSerializer.Serialize(evaluation.Metrics, Options);

    public static JsonObject Evaluation(Problem problem, Evaluation evaluation) => new()
    {
        ["status"] = Figures.Status(evaluation.Status),
        ["score"] = evaluation.Fitness is { } fitness ? problem.Objective.Flip(fitness) : null,
        ["repeats"] = evaluation.Repeats is { } repeats ? new JsonObject { ["count"] = repeats.Count, ["standardDeviation"] = repeats.StandardDeviation, ["standardError"] = repeats.StandardError } : null,
        ["measures"] = evaluation.Measures is { } measures ? new JsonArray([.. measures.Select(value => (JsonNode)value)]) : null,
        ["metrics"] = new JsonObject(evaluation.Metrics.Select(metric => KeyValuePair.Create(metric.Key, (JsonNode?)metric.Value))),
        ["hidden"] = evaluation.Hidden is { } hidden ? new JsonObject(hidden.Select(metric => KeyValuePair.Create(metric.Key, (JsonNode?)metric.Value))) : null,
        ["steps"] = evaluation.Steps,
        ["size"] = evaluation.Size,
        ["feedback"] = new JsonArray([.. evaluation.Feedback.Select(line => (JsonNode)line)]),
    };

    private static JsonObject Describe(RunEnding ending, string folder, SearchProgress? progress) => new()
    {
        ["run"] = folder,
        ["ending"] = JsonNamingPolicy.CamelCase.ConvertName(ending.Reason.ToString()),
        ["message"] = ending.Message,
        ["proposals"] = progress?.Proposals ?? 0,
        ["evaluations"] = progress?.Evaluations ?? 0,
        ["seconds"] = ending.Elapsed.TotalSeconds,
        ["cpuSeconds"] = ending.CpuTime.TotalSeconds,
        ["calls"] = progress?.Spent.Calls ?? 0,
        ["tokens"] = progress?.Spent.Tokens ?? 0,
        ["cachedTokens"] = progress?.Spent.CachedTokens ?? 0,
        ["usd"] = progress?.Spent.Usd ?? 0,
        ["knownAnswers"] = progress?.Spent.KnownAnswers ?? 0,
        ["savedTokens"] = progress?.Spent.SavedTokens ?? 0,
        ["savedUsd"] = progress?.Spent.SavedUsd ?? 0,
        ["elites"] = progress?.Archive.Elites ?? 0,
        ["cells"] = progress?.Archive.Cells ?? 0,
        ["coverage"] = progress?.Archive.Coverage ?? 0,
    };
}

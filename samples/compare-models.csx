// Models side by side at the same budget: what each found, and what it cost.
//   evollm run samples/compare-models.csx -- ollama:qwen2.5-coder openai:MODEL
// Where none is named, two mock models rehearse it, the second of which often answers without a program.
var good = await MockModelServer.StartAsync(new MockModelOptions());
var poor = await MockModelServer.StartAsync(new MockModelOptions { Seed = 2, NoCode = 0.5 });
var models = Arguments.Count > 0
    ? Arguments.ToDictionary(model => model)
    : new Dictionary<string, string> { ["mock"] = $"openai:mock@{good.Address}v1", ["poor mock"] = $"openai:mock@{poor.Address}v1" };

var table = new TextTable("model", "gap in test, %", "programs that ran", "calls", "tokens", "USD");
foreach (var (name, model) in models)
{
    var result = await new Experiment(Path.Combine(ScriptFolder, "knapsack")) { Models = [model], Budget = new Budget { Evaluations = 30, Calls = 200 } }.RunAsync(Cancellation);
    var (spent, ran) = (result.Progress.Spent, result.Progress.Statuses.GetValueOrDefault(EvaluationStatus.Ok));
    table.Row(name, result.Figure(Split.Test), $"{ran} of {result.Progress.Proposals}", spent.Calls, spent.Tokens, spent.Usd);
}

Console.Write(table);

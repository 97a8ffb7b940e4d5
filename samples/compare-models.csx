// Models side by side at the same budget: what each found, and what it cost.
//   evollm run samples/compare-models.csx -- ollama:qwen2.5-coder openai:MODEL
// Where none is named, two mock models rehearse it, the second of which often answers without a program.
await using var good = await MockModelServer.StartAsync(new MockModelOptions());
await using var poor = await MockModelServer.StartAsync(new MockModelOptions { Seed = 2, NoCode = 0.5 });
var models = Arguments.Count > 0
    ? Arguments.ToDictionary(model => model)
    : new Dictionary<string, string> { ["mock"] = $"openai:mock@{good.Address}v1", ["poor mock"] = $"openai:mock@{poor.Address}v1" };

var table = new TextTable("model", "test %", "without a program", "calls", "tokens", "USD");
foreach (var (name, model) in models)
{
    var result = await new Experiment("bin-packing") { Models = [model], Budget = new Budget { Evaluations = 30, Calls = 100 } }.RunAsync(Cancellation);
    var (spent, statuses) = (result.Progress.Spent, result.Progress.Statuses);
    table.Row(name, result.Figure(Split.Test), statuses.GetValueOrDefault(EvaluationStatus.NoProposal), spent.Calls, spent.Tokens, spent.Usd);
}

Console.Write(table);

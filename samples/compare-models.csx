// Models side by side at the same budget, several seeds each: what they found, and what it cost.
//   evollm run samples/compare-models.csx -- ollama:qwen2.5-coder openai:MODEL
// Where none is named, two mock models rehearse it, the second of which often answers without a program.
var good = await MockModelServer.StartAsync(new MockModelOptions());
var poor = await MockModelServer.StartAsync(new MockModelOptions { Seed = 2, NoCode = 0.5 });
var models = Arguments.Count > 0
    ? Arguments.ToDictionary(model => model)
    : new Dictionary<string, string> { ["mock"] = $"openai:mock@{good.Address}v1", ["poor mock"] = $"openai:mock@{poor.Address}v1" };

var comparison = new Comparison
{
    Contenders = [.. models.Select(model => new Contender(model.Key, new Experiment(Path.Combine(ScriptFolder, "knapsack")) { Models = [model.Value] }))],
    Seeds = [1, 2, 3],
    Budget = new Budget { Evaluations = 20, Calls = 200 },
    // With a name that stays, a script that was interrupted goes on where it was; the mock models have another address each time.
    Folder = Arguments.Count > 0 ? "compare-models" : $"compare-mocks-{Environment.ProcessId}",
};
Console.Write(await comparison.RunAsync(Cancellation));

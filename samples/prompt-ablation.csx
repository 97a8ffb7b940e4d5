// Does a sentence in a prompt matter? The same experiment with two folders of prompts, each in the place of the shipped ones.
//   evollm run samples/prompt-ablation.csx -- ollama:qwen2.5-coder
// Where no model is named, the mock model rehearses it.
var mock = await MockModelServer.StartAsync(new MockModelOptions());
var model = Arguments.Count > 0 ? Arguments[0] : $"openai:mock@{mock.Address}v1";
var table = new TextTable("prompts", "seed", "gap in test, %", "tokens");
foreach (var prompts in new[] { "bold", "timid" })
{
    foreach (var seed in new ulong[] { 1, 2 })
    {
        var result = await new Experiment(Path.Combine(ScriptFolder, "knapsack"))
        {
            Models = [model],
            Prompts = Path.Combine(ScriptFolder, "prompts", prompts),
            Seed = seed,
            Evaluations = 20,
            Weights = new Dictionary<string, double> { ["crossover"] = 0 },
        }.RunAsync(Cancellation);
        table.Row(prompts, seed, result.Figure(Split.Test), result.Progress.Spent.Tokens);
    }
}

Console.Write(table);

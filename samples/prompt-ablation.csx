// Does a sentence in a prompt matter? The same experiment with the shipped prompt and with two in which one sentence is another.
//   evollm run samples/prompt-ablation.csx -- ollama:qwen2.5-coder
// Where no model is named, the mock model rehearses it.
const string Prompt = "map-elites/mutation";
const string Sentence = "You improve programs by small, deliberate steps.";

var shipped = new PromptLibrary().Read(Prompt).Body.TrimStart();
if (!shipped.Contains(Sentence))
{
    throw new InvalidOperationException($"{Prompt} no longer says: {Sentence}");
}

var sentences = new Dictionary<string, string>
{
    ["shipped"] = Sentence,
    ["bold"] = "You improve programs by leaps: where others polish a formula, you replace it.",
    ["timid"] = "You improve programs by the smallest step that could help: one constant or one operator.",
};
var mock = await MockModelServer.StartAsync(new MockModelOptions());
var model = Arguments.Count > 0 ? Arguments[0] : $"openai:mock@{mock.Address}v1";
var table = new TextTable("prompt", "seed", "gap in test, %", "tokens");
foreach (var (name, sentence) in sentences)
{
    foreach (var seed in new ulong[] { 1, 2 })
    {
        var result = await new Experiment(Path.Combine(ScriptFolder, "knapsack"))
        {
            Models = [model],
            PromptTexts = new Dictionary<string, string> { [Prompt] = shipped.Replace(Sentence, sentence) },
            Seed = seed,
            Evaluations = 20,
            Weights = new Dictionary<string, double> { ["crossover"] = 0 },
        }.RunAsync(Cancellation);
        table.Row(name, seed, result.Figure(Split.Test), result.Progress.Spent.Tokens);
    }
}

Console.Write(table);

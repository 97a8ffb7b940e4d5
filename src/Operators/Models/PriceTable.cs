using System.IO.Enumeration;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace EvoLLM.Operators;

/// <summary>
/// The prices that the user gives in the file that EVOLLM_PRICES names, YAML or JSON: a list of
/// <c>{ model: "openai:gpt-4o*", input: 2.5, cached: 1.25, output: 10 }</c> in US dollars for a million tokens; the first
/// that matches holds, and <c>cached</c> may be missing. None are built in, since they change; Ollama's models are free.
/// </summary>
internal sealed class PriceTable(IReadOnlyList<PriceTable.Row> rows)
{
    private const string Variable = "EVOLLM_PRICES";

    public static PriceTable FromEnvironment(Func<string, string?> environment) =>
        ModelEndpoint.Read(environment, Variable) is { } path ? Load(path) : new PriceTable([]);

    /// <summary>The price of a model; <see langword="null"/> where none is known.</summary>
    public Price? Find(ModelReference model)
    {
        var name = (model with { Address = null }).ToString();
        var row = rows.FirstOrDefault(row => FileSystemName.MatchesSimpleExpression(row.Model, name) || row.Model == model.ToString());
        return row is { Input: { } input, Output: { } output } ? new Price(input, output) { Cached = row.Cached } : model.Provider == ModelProvider.Ollama ? Price.Free : null;
    }

    private static PriceTable Load(string path)
    {
        try
        {
            var reader = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
            var rows = reader.Deserialize<List<Row>>(File.ReadAllText(path)) ?? [];
            return rows.TrueForAll(row => row is { Model.Length: > 0, Input: >= 0, Output: >= 0, Cached: null or >= 0 })
                ? new PriceTable(rows)
                : throw Bad(path, "each entry needs a model and both prices, all of 0 or more");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Bad(path, exception.Message);
        }
        catch (Exception exception) when (exception is YamlException or InvalidOperationException)
        {
            var where = exception is YamlException yaml ? $"line {yaml.Start.Line}: " : "";
            throw Bad(path, where + (exception.InnerException ?? exception).Message);
        }
    }

    private static ModelException Bad(string path, string why) =>
        new($"The price file {path} ({Variable}) cannot be used: {why}; write a list of {{ model: NAME, input: USD, output: USD }}");

    /// <summary>One line of the file.</summary>
    internal sealed class Row
    {
        /// <summary>The model, as typed but without an address; <c>*</c> stands for anything.</summary>
        public string Model { get; set; } = "";

        /// <summary>US dollars for a million tokens of prompts.</summary>
        public decimal? Input { get; set; }

        /// <summary>US dollars for a million tokens of prompts from the provider's cache; missing where they cost what others do.</summary>
        public decimal? Cached { get; set; }

        /// <summary>US dollars for a million tokens of answers.</summary>
        public decimal? Output { get; set; }
    }
}

using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>The operators that ask language models, and the connections that they share.</summary>
public sealed class ModelOperators : IDisposable
{
    private const string Mutation = "map-elites/mutation";
    private const string Crossover = "map-elites/crossover";
    private const string Repair = "map-elites/repair";

    private readonly ModelRegistry _models;

    private ModelOperators(ModelRegistry models, IReadOnlyList<IOperator> all, IReadOnlyDictionary<string, PromptTemplateFile> prompts)
    {
        _models = models;
        All = all;
        Prompts = prompts;
    }

    /// <summary>A mutation of one parent and a crossover of two.</summary>
    public IReadOnlyList<IOperator> All { get; }

    /// <summary>The prompts in use, by the names under which the library has them.</summary>
    public IReadOnlyDictionary<string, PromptTemplateFile> Prompts { get; }

    /// <summary>The models for which no price is known: their calls count as 0 dollars.</summary>
    public IReadOnlyList<ModelReference> Unpriced => [.. _models.Models.Where(model => model.Price is null).Select(model => model.Reference)];

    /// <summary>Sets the operators up; nothing is sent yet.</summary>
    /// <param name="setup">Which models are used, and how.</param>
    /// <param name="prompts">Where the prompts come from.</param>
    /// <param name="log">Where answers are kept.</param>
    /// <exception cref="ModelException">A model, an option, a key or the price file is wrong.</exception>
    /// <exception cref="PromptException">A prompt is missing or wrong.</exception>
    public static ModelOperators Create(ModelSetup setup, PromptLibrary prompts, ICallLog log)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(prompts);
        ArgumentNullException.ThrowIfNull(log);
        var files = new[] { Mutation, Crossover, Repair }.ToDictionary(name => name, prompts.Read);
        var repair = new PromptFunction(files[Repair]);
        var mutation = new ProposalPrompts(new PromptFunction(files[Mutation]), repair);
        var crossover = new ProposalPrompts(new PromptFunction(files[Crossover]), repair);
        var models = new ModelRegistry(setup);
        return new ModelOperators(
            models,
            [
                new ModelMutation(new ModelProposer(models, setup.Options, log, mutation)),
                new ModelCrossover(new ModelProposer(models, setup.Options, log, crossover)),
            ],
            files);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _models.Dispose();
}

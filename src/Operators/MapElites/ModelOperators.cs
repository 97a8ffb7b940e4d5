using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>The operators that ask language models, and the connections that they share.</summary>
public sealed class ModelOperators : IDisposable
{
    private readonly ModelRegistry _models;

    private ModelOperators(ModelRegistry models, IReadOnlyList<IOperator> all)
    {
        _models = models;
        All = all;
    }

    /// <summary>A mutation of one parent and a crossover of two.</summary>
    public IReadOnlyList<IOperator> All { get; }

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
        var repair = new PromptFunction(prompts.Read("map-elites/repair"));
        var mutation = new ProposalPrompts(new PromptFunction(prompts.Read("map-elites/mutation")), repair);
        var crossover = new ProposalPrompts(new PromptFunction(prompts.Read("map-elites/crossover")), repair);
        var models = new ModelRegistry(setup);
        return new ModelOperators(
            models,
            [
                new ModelMutation(new ModelProposer(models, setup.Options, log, mutation)),
                new ModelCrossover(new ModelProposer(models, setup.Options, log, crossover)),
            ]);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _models.Dispose();
}

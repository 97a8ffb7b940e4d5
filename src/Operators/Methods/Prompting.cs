using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>The models, prompts and log of a run, from which its operators are made.</summary>
public sealed class Prompting : IDisposable
{
    private readonly ModelRegistry _models;
    private readonly PromptLibrary _library;
    private readonly Inquirer _inquirer;
    private readonly Dictionary<string, PromptFunction> _prompts = new(StringComparer.Ordinal);

    /// <summary>Sets the models up; nothing is sent yet.</summary>
    /// <param name="setup">Which models are used, and how.</param>
    /// <param name="library">Where the prompts come from.</param>
    /// <param name="log">Where answers are kept.</param>
    /// <exception cref="ModelException">A model, an option, a key or the price file is wrong.</exception>
    public Prompting(ModelSetup setup, PromptLibrary library, ICallLog log)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(log);
        _library = library;
        _models = new ModelRegistry(setup);
        _inquirer = new Inquirer(_models, setup.Options, log);
    }

    /// <summary>The prompts of the operators that were made, by the names under which the library has them.</summary>
    public IReadOnlyDictionary<string, PromptTemplateFile> Prompts => _prompts.ToDictionary(prompt => prompt.Key, prompt => prompt.Value.File);

    /// <summary>The models for which no price is known: their calls count as 0 dollars.</summary>
    public IReadOnlyList<ModelReference> Unpriced => [.. _models.Models.Where(model => model.Price is null).Select(model => model.Reference)];

    /// <summary>Makes an operator.</summary>
    /// <param name="options">What it is made of.</param>
    /// <exception cref="PromptException">A prompt is missing or wrong.</exception>
    public IOperator CreateOperator(PromptOperatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new PromptOperator(options, _inquirer, Prompt);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _models.Dispose();

    private PromptFunction Prompt(string name)
    {
        if (!_prompts.TryGetValue(name, out var prompt))
        {
            _prompts[name] = prompt = new PromptFunction(_library.Read(name));
        }

        return prompt;
    }
}

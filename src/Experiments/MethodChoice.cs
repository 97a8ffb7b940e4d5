using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Experiments;

/// <summary>The method of a run, what the user set of its options, and the models that it asks.</summary>
/// <param name="Method">The method.</param>
/// <param name="Settings">What the user set, by option.</param>
/// <param name="Models">The models, as the user wrote them.</param>
internal sealed record MethodChoice(Method Method, IReadOnlyDictionary<string, string> Settings, IReadOnlyList<string> Models)
{
    /// <summary>That of a run.</summary>
    /// <exception cref="MethodException">The run is of a method that there is not.</exception>
    public static MethodChoice Of(RunHeader header) => new(MethodCatalog.Find(header.Method), header.MethodSettings, header.Models);

    /// <summary>Whether no language model is in play.</summary>
    /// <exception cref="ModelException">Some are, and some are not.</exception>
    public bool IsOffline
    {
        get
        {
            var offline = Models.Select(ModelReference.Parse).Count(model => model.Provider == ModelProvider.Offline);
            return offline == Models.Count || (offline == 0 ? false
                : throw new ModelException("'offline' cannot be mixed with language models; name either it or them"));
        }
    }

    /// <summary>Sees that method, models and problem go together.</summary>
    /// <exception cref="MethodException">They do not.</exception>
    /// <exception cref="ProblemException">The problem's own programs mark wrongly what may change.</exception>
    public void RequireFor(Problem problem)
    {
        SeedCheck.Require(problem);
        if (Method.NeedsModel && IsOffline)
        {
            throw new MethodException($"Method '{Method.Name}' asks a language model; choose one with --model, e.g. --model ollama:qwen2.5-coder, or rehearse with 'evollm mock-model'.");
        }

        if (problem.Contract is null && !Method.TakesTexts)
        {
            var able = string.Join(", ", MethodCatalog.All.Where(method => method.TakesTexts).Select(method => method.Name));
            throw new MethodException($"Problem '{problem.Name}' asks for texts, and method '{Method.Name}' makes programs only; choose one of: {able}.");
        }
    }
}

namespace EvoLLM.Operators;

/// <summary>A way to search: its operators, its course and its options. It keeps no state; a run's state is in the schedule that it creates.</summary>
public abstract class Method
{
    /// <summary>What a user types, e.g. <c>mind-evolution</c>.</summary>
    public abstract string Name { get; }

    /// <summary>One line.</summary>
    public abstract string Title { get; }

    /// <summary>Where it is from: authors, year, arXiv number; empty for one of our own.</summary>
    public virtual string Paper => "";

    /// <summary>Whether it asks language models; only then can it be used with some.</summary>
    public virtual bool NeedsModel => true;

    /// <summary>Whether it can search for texts, not only for programs.</summary>
    public virtual bool TakesTexts => false;

    /// <summary>Whether it comes to an end by itself, so that a run needs no budget.</summary>
    public virtual bool Ends => false;

    /// <summary>What can be set, with the paper's values as defaults.</summary>
    public abstract IReadOnlyList<MethodOption> Options { get; }

    /// <summary>Settings that belong together, by name, besides the defaults.</summary>
    public virtual IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Presets => new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Puts the method together for a run.</summary>
    /// <param name="context">What there is.</param>
    /// <exception cref="MethodException">An option is unknown, or its value out of range.</exception>
    /// <exception cref="PromptException">A prompt is missing or wrong.</exception>
    public abstract MethodParts Create(MethodContext context);
}

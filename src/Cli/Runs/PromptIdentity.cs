using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Cli;

/// <summary>Tells whether the prompts are still those that a run was begun with.</summary>
internal static class PromptIdentity
{
    /// <summary>The prompts that differ, by name.</summary>
    public static IReadOnlyList<KeyValuePair<string, PromptTemplateFile>> Changed(RunHeader header, IReadOnlyDictionary<string, PromptTemplateFile> prompts) =>
        [.. prompts.Where(prompt => header.Prompts.TryGetValue(prompt.Key, out var hash) && hash != prompt.Value.Hash)];

    /// <summary>What to say of prompts that differ.</summary>
    public static string Line(IEnumerable<KeyValuePair<string, PromptTemplateFile>> changed) =>
        $"The run was begun with other prompts than those in {string.Join(", ", changed.Select(prompt => prompt.Value.Path))}";
}

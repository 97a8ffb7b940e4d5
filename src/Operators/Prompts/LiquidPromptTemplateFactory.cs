using System.Diagnostics.CodeAnalysis;
using Microsoft.SemanticKernel;

namespace EvoLLM.Operators;

/// <summary>
/// Offers Liquid prompts to Semantic Kernel, whose own syntax encodes inserted code and stumbles over braces.
/// The configuration's description is the file's path, for messages.
/// </summary>
internal sealed class LiquidPromptTemplateFactory : IPromptTemplateFactory
{
    /// <summary>The format's name in a <see cref="PromptTemplateConfig"/>.</summary>
    public const string Format = "liquid";

    public bool TryCreate(PromptTemplateConfig templateConfig, [NotNullWhen(true)] out IPromptTemplate? result)
    {
        result = templateConfig.TemplateFormat == Format
            ? LiquidPromptTemplate.Parse(templateConfig.Description ?? "prompt", templateConfig.Template)
            : null;
        return result is not null;
    }
}

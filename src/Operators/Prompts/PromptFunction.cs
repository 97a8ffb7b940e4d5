using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace EvoLLM.Operators;

/// <summary>A prompt file as a function of Semantic Kernel: values in, a model's answer out.</summary>
internal sealed class PromptFunction
{
    private readonly KernelFunction _function;

    public PromptFunction(PromptTemplateFile file)
    {
        File = file;
        _function = KernelFunctionFactory.CreateFromPrompt(Configure(file), new LiquidPromptTemplateFactory());
    }

    public PromptTemplateFile File { get; }

    /// <summary>Renders the prompt and asks the client.</summary>
    /// <param name="client">The model.</param>
    /// <param name="values">A value for each input of the file; others are left out.</param>
    /// <param name="sampling">Sampling parameters by the names that Semantic Kernel knows, e.g. <c>max_tokens</c>.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="PromptException">A declared input is missing, or the template uses what is not declared.</exception>
    public async Task<string> AskAsync(
        IChatClient client, IReadOnlyDictionary<string, object?> values, Dictionary<string, object> sampling, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddSingleton(client).BuildServiceProvider();
        var arguments = new KernelArguments(new PromptExecutionSettings { ExtensionData = sampling });
        foreach (var name in File.Inputs.Keys)
        {
            arguments[name] = values.TryGetValue(name, out var value)
                ? value
                : throw new PromptException($"{File.Path}: the variable '{name}' has no value; there are {string.Join(", ", values.Keys)}");
        }

        var result = await _function.InvokeAsync(new Kernel(services), arguments, cancellationToken);
        return result.GetValue<ChatResponse>()?.Text ?? "";
    }

    private static PromptTemplateConfig Configure(PromptTemplateFile file) => new(file.Body)
    {
        TemplateFormat = LiquidPromptTemplateFactory.Format,
        Name = new string([.. file.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')]),
        Description = file.Path,
        InputVariables = [.. file.Inputs.Select(input => new InputVariable { Name = input.Key, Description = input.Value, IsRequired = true })],
    };
}

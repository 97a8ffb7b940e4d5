using System.Text;
using System.Text.RegularExpressions;
using Fluid;
using Fluid.Values;
using Microsoft.SemanticKernel;

namespace EvoLLM.Operators;

/// <summary>A parsed prompt: the parts of its messages, in order.</summary>
internal sealed partial class LiquidPromptTemplate : IPromptTemplate
{
    /// <summary>Statements that rendering may take: a loop without end would take all memory, and heed no Ctrl-C.</summary>
    private const int MaxSteps = 1_000_000;

    private static readonly FluidParser Parser = new();

    private readonly string _path;
    private readonly Fluid.TemplateOptions _options;
    private readonly IReadOnlyList<(string Role, IFluidTemplate Template)> _parts;

    private LiquidPromptTemplate(string path, IReadOnlyList<(string Role, IFluidTemplate Template)> parts)
    {
        _path = path;
        _parts = parts;
        _options = new Fluid.TemplateOptions
        {
            MaxSteps = MaxSteps,
            StrictFilters = true,
            Undefined = name => throw new PromptException($"{path}: the variable '{name}' has no value"),
        };
    }

    /// <summary>Parses the body of a prompt file.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="body">Liquid with lines <c># system</c> and <c># user</c> that begin the parts.</param>
    /// <exception cref="PromptException">The body has no user part, or a part is not Liquid.</exception>
    public static LiquidPromptTemplate Parse(string path, string body)
    {
        var parts = PromptParts.Split(path, body);
        return new LiquidPromptTemplate(path, [.. parts.Select(part => (part.Role, ParsePart(path, part)))]);
    }

    public async Task<string> RenderAsync(Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default)
    {
        var rendered = new StringBuilder();
        foreach (var (role, text) in await RenderPartsAsync(arguments, cancellationToken))
        {
            rendered.AppendLine(PromptMessageXml.Write(role, text));
        }

        return rendered.ToString();
    }

    /// <summary>Renders the messages as a model reads them, in order.</summary>
    public async Task<IReadOnlyList<(string Role, string Text)>> RenderPartsAsync(KernelArguments? arguments, CancellationToken cancellationToken)
    {
        var parts = new List<(string Role, string Text)>(_parts.Count);
        foreach (var (role, template) in _parts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            parts.Add((role, await RenderPartAsync(template, arguments)));
        }

        return parts;
    }

    private static IFluidTemplate ParsePart(string path, PromptPart part)
    {
        if (Parser.TryParse(part.Text, out var template, out var error))
        {
            return template;
        }

        var position = Position().Match(error);
        var line = part.Line + (position.Success ? int.Parse(position.Groups[1].ValueSpan) - 1 : 0);
        var column = position.Success ? position.Groups[2].Value : "1";
        throw new PromptException($"{path}({line},{column}): {Position().Replace(error, "").Trim().ReplaceLineEndings(" ")}");
    }

    private async Task<string> RenderPartAsync(IFluidTemplate template, KernelArguments? arguments)
    {
        var context = new TemplateContext(_options);
        foreach (var (name, value) in arguments ?? [])
        {
            context.SetValue(name, FluidValue.Create(value, _options));
        }

        try
        {
            return await template.RenderAsync(context);
        }
        catch (InvalidOperationException exception) when (exception.Message.Contains("maximum level", StringComparison.Ordinal))
        {
            throw new PromptException($"{_path}: it takes more than {MaxSteps} steps to fill in; look for a loop that goes on", exception);
        }
        catch (Exception exception) when (exception is FluidException or InvalidOperationException)
        {
            throw new PromptException($"{_path}: {exception.Message}", exception);
        }
    }

    [GeneratedRegex(@"\s*(?:at )?\((\d+):(\d+)\)")]
    private static partial Regex Position();
}

using System.Security.Cryptography;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace EvoLLM.Operators;

/// <summary>Reads prompt files.</summary>
internal static class PromptTemplateReader
{
    private const string Fence = "---";

    /// <summary>Whether a text begins as a prompt file does.</summary>
    public static bool HasFrontMatter(string text) => text.TrimStart('\uFEFF').StartsWith(Fence, StringComparison.Ordinal);

    /// <summary>A prompt with another body.</summary>
    public static PromptTemplateFile Replace(PromptTemplateFile file, string path, string body)
    {
        body = body.ReplaceLineEndings("\n");
        return file with { Path = path, Body = body, Hash = HashOf($"{file.Hash}\n{body}") };
    }

    /// <summary>Reads a file's text.</summary>
    /// <exception cref="PromptException">The text is not a prompt file.</exception>
    public static PromptTemplateFile Parse(string path, string text)
    {
        text = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        var lines = text.Split('\n');
        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence);
        if (lines[0].TrimEnd() != Fence || end < 0)
        {
            throw new PromptException($"{path}(1,1): a prompt begins with front matter between two lines '{Fence}'");
        }

        // The first fence stays a line, so that YAML counts lines as the file does.
        var header = Header(path, "\n" + string.Join('\n', lines[1..end]));
        return Check(new PromptTemplateFile
        {
            Name = header.Name,
            Version = header.Version,
            Inputs = header.Inputs,
            Output = header.Output,
            Temperature = header.Temperature,
            Hash = HashOf(text),
            Path = path,
            Body = new string('\n', end + 1) + string.Join('\n', lines[(end + 1)..]),
        });
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static PromptFrontMatter Header(string path, string yaml)
    {
        try
        {
            var reader = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
            return reader.Deserialize<PromptFrontMatter?>(yaml) ?? new PromptFrontMatter();
        }
        catch (YamlException exception)
        {
            throw new PromptException($"{path}({exception.Start.Line},{exception.Start.Column}): {Describe(exception)}", exception);
        }
        catch (InvalidOperationException exception)
        {
            throw new PromptException($"{path}(1,1): the front matter is not YAML: {exception.Message}", exception);
        }
    }

    /// <summary>The library's own words name .NET types where a value has another form than its key takes.</summary>
    private static string Describe(YamlException exception) =>
        exception.Message.Contains("deserialize", StringComparison.Ordinal) || exception.InnerException is not null
            ? "this value of the front matter has not the form that its key takes"
            : exception.Message;

    private static PromptTemplateFile Check(PromptTemplateFile file)
    {
        var fault = file switch
        {
            { Name.Length: 0 } => "the front matter gives no name",
            { Version: < 1 } => "the front matter gives no version, a whole number from 1",
            { Output.Length: 0 } => "the front matter gives no output form, e.g. 'output: csharp'",
            { Temperature: < 0 or > 2 } => "the temperature must be 0 to 2",
            _ => null,
        };
        return fault is null ? file : throw new PromptException($"{file.Path}(1,1): {fault}");
    }
}

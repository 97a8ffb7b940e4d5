namespace EvoLLM.Operators;

/// <summary>A prompt as its file describes it. The file has YAML front matter and a Liquid body with <c># system</c> and <c># user</c> parts.</summary>
public sealed record PromptTemplateFile
{
    /// <summary>The name in the front matter, e.g. <c>map-elites/mutation</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The version in the front matter, 1 or more.</summary>
    public required int Version { get; init; }

    /// <summary>What must be given to render it: name and meaning.</summary>
    public required IReadOnlyDictionary<string, string> Inputs { get; init; }

    /// <summary>The form of the answer, e.g. <c>csharp</c>.</summary>
    public required string Output { get; init; }

    /// <summary>The sampling temperature, 0 to 2; <see langword="null"/> leaves it to the endpoint.</summary>
    public double? Temperature { get; init; }

    /// <summary>SHA-256 of the file's text, in hex; line endings do not count. Where a text takes the place of the body alone: of the file's hash and that text.</summary>
    public required string Hash { get; init; }

    /// <summary>The file, for messages; words where the prompt is in no file.</summary>
    public required string Path { get; init; }

    /// <summary>The Liquid text, with an empty line for each line of the front matter, so that its line numbers are the file's.</summary>
    public required string Body { get; init; }
}

namespace EvoLLM.Operators;

/// <summary>The front matter of a prompt file, as YAML gives it.</summary>
internal sealed class PromptFrontMatter
{
    public string Name { get; set; } = "";

    public int Version { get; set; }

    public Dictionary<string, string> Inputs { get; set; } = [];

    public string Output { get; set; } = "";

    public double? Temperature { get; set; }
}

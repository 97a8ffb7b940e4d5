namespace EvoLLM.Conformance.Tests;

/// <summary>A program of the collection with what its header says.</summary>
internal sealed record AttackFile(string Name, string Source, IReadOnlyList<string> Expected)
{
    public static AttackFile Read(string path)
    {
        var source = File.ReadAllText(path);
        var expected = Header(source, "expect").Split('|', StringSplitOptions.TrimEntries);
        var length = Header(source, "pad-to") is { Length: > 0 } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 0;
        return new AttackFile(Path.GetFileName(path), source.PadRight(length), expected);
    }

    private static string Header(string source, string key)
    {
        var prefix = $"// {key}:";
        return source.Split('\n').FirstOrDefault(line => line.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..].Trim() ?? "";
    }
}

namespace EvoLLM.Experiments;

/// <summary>One of the ways to search that are compared.</summary>
/// <param name="Name">What people call it; with what a folder's name cannot hold replaced by hyphens, the beginning of the names of its runs.</param>
/// <param name="Experiment">How it searches. Its seed, budget and folder are those of the comparison.</param>
public sealed record Contender(string Name, Experiment Experiment)
{
    /// <summary>The name as it begins those of folders.</summary>
    internal string FolderName
    {
        get
        {
            var parts = new string([.. Name.Select(letter => char.IsAsciiLetterOrDigit(letter) || "._=,+".Contains(letter, StringComparison.Ordinal) ? letter : '-')]);
            return string.Join('-', parts.Split('-', StringSplitOptions.RemoveEmptyEntries)).TrimStart('.');
        }
    }
}

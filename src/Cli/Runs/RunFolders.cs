namespace EvoLLM.Cli;

/// <summary>Where runs lie on disk and how a user names them: by path, or by name below <c>runs/</c>.</summary>
internal static class RunFolders
{
    private const string Journal = "journal.jsonl";

    /// <summary>The folder of a run that is there; the newest where none is named.</summary>
    /// <exception cref="CliException">There is no such run.</exception>
    public static string Find(string? run)
    {
        if (run is null)
        {
            return All().LastOrDefault() ?? throw new CliException($"There is no run in '{Path.GetFullPath(RunFolder.Parent)}' yet. Start one with 'evollm run bin-packing'.");
        }

        var folder = new[] { run, Path.Combine(RunFolder.Parent, run) }.FirstOrDefault(path => File.Exists(Path.Combine(path, Journal)));
        if (folder is not null)
        {
            return Path.GetFullPath(folder);
        }

        var known = All().Select(path => Path.GetFileName(path)).TakeLast(5).ToList();
        throw new CliException(
            $"There is no run '{run}' here or in '{RunFolder.Parent}/'. " + (known.Count > 0 ? $"The newest are: {string.Join(", ", known)}." : "Start one with 'evollm run bin-packing'."));
    }

    /// <summary>A run's folder as a user would type it.</summary>
    public static string Display(string folder)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), folder);
        return relative.StartsWith("..", StringComparison.Ordinal) ? folder : relative;
    }

    /// <summary>Whether a file that is there, or what a link there leads to, is the journal of a run.</summary>
    public static bool IsJournal(string file) =>
        File.Exists(file) && Path.GetFileName(File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(file)) == Journal;

    /// <summary>The runs below <c>runs/</c>, the newest last.</summary>
    private static IEnumerable<string> All() => Directory.Exists(RunFolder.Parent)
        ? Directory.EnumerateDirectories(RunFolder.Parent).Where(folder => File.Exists(Path.Combine(folder, Journal)))
            .OrderBy(folder => File.GetCreationTimeUtc(Path.Combine(folder, Journal))).ThenBy(folder => folder, StringComparer.Ordinal)
        : [];
}

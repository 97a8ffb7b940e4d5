namespace EvoLLM.Cli;

/// <summary>Where runs lie on disk and how a user names them: by path, or by name below <c>runs/</c>.</summary>
internal static class RunFolders
{
    /// <summary>The folder of a run that is there; the newest where none is named.</summary>
    /// <exception cref="CliException">There is no such run.</exception>
    public static string Find(string? run)
    {
        if (run is null)
        {
            return All().LastOrDefault() ?? throw new CliException($"There is no run in '{Path.GetFullPath(RunFolder.Parent)}' yet. Start one with 'evollm run bin-packing'.");
        }

        var folder = new[] { run, Path.Combine(RunFolder.Parent, run) }.FirstOrDefault(path => RunFolder.Exists(path));
        if (folder is not null)
        {
            return Path.GetFullPath(folder);
        }

        var known = All().Select(path => Path.GetFileName(path)).TakeLast(5).ToList();
        throw new CliException(
            $"There is no run '{run}' here or in '{RunFolder.Parent}/'. " + (known.Count > 0 ? $"The newest are: {string.Join(", ", known)}." : "Start one with 'evollm run bin-packing'."));
    }

    /// <summary>The folder of a run, or those of all runs in the folder of a comparison.</summary>
    /// <exception cref="CliException">There is neither.</exception>
    public static IEnumerable<string> FindAll(string name)
    {
        var folder = new[] { name, Path.Combine(RunFolder.Parent, name) }.FirstOrDefault(path => !RunFolder.Exists(path) && Directory.Exists(path) && In(path).Any());
        return folder is null ? [Find(name)] : In(Path.GetFullPath(folder)).Order(StringComparer.Ordinal);
    }

    /// <summary>A run's folder as a user would type it.</summary>
    public static string Display(string folder)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), folder);
        return relative.StartsWith("..", StringComparison.Ordinal) ? folder : relative;
    }

    /// <summary>Whether a file that is there, or what a link there leads to, is the journal of a run.</summary>
    public static bool IsJournal(string file) =>
        File.Exists(file) && Path.GetFileName(File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(file)) == RunFolder.Journal;

    /// <summary>The runs below <c>runs/</c>, the newest last.</summary>
    private static IEnumerable<string> All() => Directory.Exists(RunFolder.Parent)
        ? In(RunFolder.Parent)
            .OrderBy(folder => File.GetCreationTimeUtc(Path.Combine(folder, RunFolder.Journal))).ThenBy(folder => folder, StringComparer.Ordinal)
        : [];

    private static IEnumerable<string> In(string parent) => Directory.EnumerateDirectories(parent).Where(RunFolder.Exists);
}

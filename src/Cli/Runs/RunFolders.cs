using System.Globalization;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>Where runs lie on disk and how a user names them: by path, or by name below <c>runs/</c>.</summary>
internal static class RunFolders
{
    public const string Parent = "runs";

    private const string Journal = "journal.jsonl";
    private const int Attempts = 100;

    /// <summary>Begins a run in the folder that the user named, or in the next free one of the problem.</summary>
    /// <exception cref="StoreException">There is a run of that name, or nothing can be written there.</exception>
    public static async ValueTask<RunStore> CreateAsync(string? name, RunHeader header, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var folder = New(header.Problem.Name, name);
            try
            {
                return await RunStore.CreateAsync(folder, header, cancellationToken).ConfigureAwait(false);
            }
            catch (StoreException) when (name is null && attempt < Attempts && Path.Exists(folder))
            {
                // Another run that began at the same moment took the number.
            }
        }
    }

    /// <summary>The folder of a new run: the one that the user named, or the next free one of the problem.</summary>
    public static string New(string problem, string? name)
    {
        if (name is not null)
        {
            return IsPath(name) ? Path.GetFullPath(name) : Path.GetFullPath(Path.Combine(Parent, name));
        }

        for (var number = 1; ; number++)
        {
            var folder = Path.GetFullPath(Path.Combine(Parent, $"{problem}-{number.ToString("000", CultureInfo.InvariantCulture)}"));
            if (!Path.Exists(folder))
            {
                return folder;
            }
        }
    }

    /// <summary>The folder of a run that is there; the newest where none is named.</summary>
    /// <exception cref="CliException">There is no such run.</exception>
    public static string Find(string? run)
    {
        if (run is null)
        {
            return All().LastOrDefault() ?? throw new CliException($"There is no run in '{Path.GetFullPath(Parent)}' yet. Start one with 'evollm run bin-packing'.");
        }

        var folder = new[] { run, Path.Combine(Parent, run) }.FirstOrDefault(path => File.Exists(Path.Combine(path, Journal)));
        if (folder is not null)
        {
            return Path.GetFullPath(folder);
        }

        var known = All().Select(path => Path.GetFileName(path)).TakeLast(5).ToList();
        throw new CliException(
            $"There is no run '{run}' here or in '{Parent}/'. " + (known.Count > 0 ? $"The newest are: {string.Join(", ", known)}." : "Start one with 'evollm run bin-packing'."));
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
    private static IEnumerable<string> All() => Directory.Exists(Parent)
        ? Directory.EnumerateDirectories(Parent).Where(folder => File.Exists(Path.Combine(folder, Journal)))
            .OrderBy(folder => File.GetCreationTimeUtc(Path.Combine(folder, Journal))).ThenBy(folder => folder, StringComparer.Ordinal)
        : [];

    private static bool IsPath(string name) => name.Contains('/', StringComparison.Ordinal) || name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal);
}

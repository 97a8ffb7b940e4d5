using System.Globalization;
using EvoLLM.Evolver;

namespace EvoLLM.Experiments;

/// <summary>Where a new run is stored: by path, or by name below <c>runs/</c>.</summary>
internal static class RunFolder
{
    public const string Parent = "runs";

    /// <summary>The file that makes a folder a run.</summary>
    public const string Journal = "journal.jsonl";

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

    /// <summary>Whether a folder holds a run.</summary>
    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, Journal));

    /// <summary>Refuses a folder that holds a run, as beginning one there does.</summary>
    /// <exception cref="StoreException">It holds one.</exception>
    public static void RequireFree(string folder)
    {
        if (Exists(folder))
        {
            throw new StoreException($"There is a run in '{folder}' already; go on with it by 'evollm resume', or choose another name.");
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

    private static bool IsPath(string name) => name.Contains('/', StringComparison.Ordinal) || name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal);
}

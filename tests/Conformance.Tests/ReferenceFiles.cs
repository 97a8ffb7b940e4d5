namespace EvoLLM.Conformance.Tests;

/// <summary>
/// Where the reference tables and instance files lie: the folders that EVOLLM_CONFORMANCE and EVOLLM_DATA name, else
/// <c>shared/conformance</c> and <c>shared/data</c> beside the repository. Tests are skipped where there are none.
/// </summary>
internal static class ReferenceFiles
{
    public static string Table(params string[] path) => Require("EVOLLM_CONFORMANCE", "conformance", path);

    public static string Data(params string[] path) => Require("EVOLLM_DATA", "data", path);

    /// <summary>All tables of a folder; none where the folder is not there.</summary>
    public static IEnumerable<string> Tables(string folder)
    {
        var path = Full("EVOLLM_CONFORMANCE", "conformance", [folder]);
        return Directory.Exists(path) ? Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal) : [];
    }

    private static string Require(string variable, string folder, string[] path)
    {
        var full = Full(variable, folder, path);
        Assert.SkipUnless(Path.Exists(full), $"No reference files: '{Path.Combine(path)}' is neither below {variable} nor below ../shared/{folder}.");
        return full;
    }

    private static string Full(string variable, string folder, string[] path)
    {
        var root = Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named
            ? named
            : Path.Combine(Repository(), "..", "shared", folder);
        return Path.GetFullPath(Path.Combine([root, .. path]));
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EvoLLM.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not lie inside the repository.");
        }

        return folder;
    }
}

namespace EvoLLM.Conformance.Tests;

/// <summary>
/// Where the reference tables and instance files lie: the folders that EVOLLM_CONFORMANCE and EVOLLM_DATA name, else
/// <c>shared/conformance</c> and <c>shared/data</c> beside the repository. Tests are skipped where there are none.
/// </summary>
internal static class ReferenceFiles
{
    public static string Table(params string[] path) => Require("EVOLLM_CONFORMANCE", "conformance", path);

    public static string Data(params string[] path) => Require("EVOLLM_DATA", "data", path);

    private static string Require(string variable, string folder, string[] path)
    {
        var root = Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named
            ? named
            : Path.Combine(Repository(), "..", "shared", folder);
        var full = Path.GetFullPath(Path.Combine([root, .. path]));
        Assert.SkipUnless(Path.Exists(full), $"No reference files: '{Path.Combine(path)}' is neither below {variable} nor below ../shared/{folder}.");
        return full;
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

using System.Security.Cryptography;
using System.Text;
using EvoLLM.Evaluators;

namespace EvoLLM.Experiments;

/// <summary>Tells versions of the code that judges apart.</summary>
internal static class ProblemHash
{
    /// <summary>A hash of that code, for a problem of the user's own; <see langword="null"/> for one that ships.</summary>
    public static string? Of(LoadedProblem problem)
    {
        if (problem.Folder is not { } folder)
        {
            var assembly = problem.Code.GetType().Assembly;
            return assembly == typeof(ProblemCatalog).Assembly ? null : assembly.ManifestModule.ModuleVersionId.ToString("n");
        }

        // The seeds and the text are part of the definition.
        var sources = Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal)
            .Where(path => !Path.GetFileName(path).StartsWith("Seed", StringComparison.Ordinal))
            .Select(path => File.ReadAllText(path).ReplaceLineEndings("\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', sources))));
    }
}

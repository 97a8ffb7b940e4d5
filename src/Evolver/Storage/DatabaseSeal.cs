using System.Security.Cryptography;

namespace EvoLLM.Evolver;

/// <summary>
/// A hash beside a database that was closed in order: LiteDB's pages have no checksums, and one that was changed since would
/// be read without a word. There is none while the database is open, nor after a crash.
/// </summary>
internal static class DatabaseSeal
{
    /// <summary>Breaks the seal, before the database is opened.</summary>
    /// <returns>Whether the database is as it was when it was closed; also where it was not sealed.</returns>
    public static bool Break(RunFiles files)
    {
        if (!File.Exists(files.DatabaseSeal) || !File.Exists(files.Database))
        {
            File.Delete(files.DatabaseSeal);
            return true;
        }

        var holds = File.ReadAllText(files.DatabaseSeal) == Hash(files);
        File.Delete(files.DatabaseSeal);
        return holds;
    }

    /// <summary>Seals a database that was closed.</summary>
    public static void Set(RunFiles files) => File.WriteAllText(files.DatabaseSeal, Hash(files));

    private static string Hash(RunFiles files)
    {
        using var stream = new FileStream(files.Database, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}

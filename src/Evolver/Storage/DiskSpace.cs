namespace EvoLLM.Evolver;

/// <summary>How much room the disk of a folder has.</summary>
internal static class DiskSpace
{
    /// <summary>What LiteDB may need for a batch and a checkpoint, in bytes; below it the room is left to the journal.</summary>
    public const long ForDatabase = 16 << 20;

    /// <summary>Whether so many bytes are free; also where that cannot be told.</summary>
    public static bool Has(string folder, long bytes)
    {
        try
        {
            return new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace >= bytes;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return true;
        }
    }
}

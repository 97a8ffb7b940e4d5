using System.Diagnostics;

namespace EvoLLM.Evolver.Tests;

/// <summary>A disk of a given size, in memory; only where the system lets the tests mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Mounts a disk, or skips the test.</summary>
    public static SmallDisk Mount(string options)
    {
        var folder = Directory.CreateTempSubdirectory("evollm-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder))
        {
            return new SmallDisk(folder);
        }

        Directory.Delete(folder);
        Assert.Skip("Mounting a disk is not allowed here.");
        throw new UnreachableException();
    }

    /// <summary>Mounts it again with other options, e.g. a larger size.</summary>
    public void Remount(string options) => Assert.True(Run("mount", "-o", "remount," + options, Folder));

    public void Dispose()
    {
        Run("umount", "-l", Folder);
        Directory.Delete(Folder, recursive: true);
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

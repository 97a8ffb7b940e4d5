using System.Runtime.CompilerServices;

namespace EvoLLM.Sandbox.Tests;

/// <summary>A test of what Linux enforces on the machines whose system calls are known; skipped, and said so, elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute([CallerFilePath] string? path = null, [CallerLineNumber] int line = -1)
        : base(path, line)
    {
        if (!SystemCallTable.IsKnown)
        {
            Skip = "The operating system's layers are there on Linux (x64, arm64) only.";
        }
        else if (Landlock.Version == 0)
        {
            Skip = "This kernel, or this container, has no Landlock.";
        }
    }
}

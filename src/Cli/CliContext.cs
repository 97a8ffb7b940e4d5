using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary>What a command may touch of the world outside, so that tests can stand in for it.</summary>
internal sealed record CliContext
{
    /// <summary>Where results go.</summary>
    public required IAnsiConsole Out { get; init; }

    /// <summary>Where errors and notices go, a line each.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether <see cref="Out"/> is a terminal that a live display can be drawn on.</summary>
    public required bool Interactive { get; init; }

    /// <summary>Looks an environment variable up.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Writes a line as it is, without markup and without wrapping.</summary>
    public void WriteLine(string line = "") => Out.Profile.Out.Writer.WriteLine(line);
}

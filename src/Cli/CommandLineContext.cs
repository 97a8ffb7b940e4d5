using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary>The context of a real command line.</summary>
internal static class CommandLineContext
{
    public static CliContext Create() => new()
    {
        Out = AnsiConsole.Console,
        Error = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }),
        Interactive = !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Ansi,
        Environment = Environment.GetEnvironmentVariable,
        Time = TimeProvider.System,
    };
}

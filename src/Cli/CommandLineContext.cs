using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary>The context of a real command line.</summary>
internal static class CommandLineContext
{
    /// <summary>The width of a line where no terminal says how wide it is.</summary>
    private const int Width = 160;

    public static CliContext Create()
    {
        // UTF-8 and its kin draw everything; others get letters that look alike.
        if (Console.OutputEncoding.IsSingleByte)
        {
            Console.OutputEncoding = AsciiFallback.For(Console.OutputEncoding);
        }

        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = Width;
        }

        return new CliContext
        {
            Out = AnsiConsole.Console,
            Error = Console.Error,
            Interactive = !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Ansi,
            Environment = Environment.GetEnvironmentVariable,
            Time = TimeProvider.System,
        };
    }
}

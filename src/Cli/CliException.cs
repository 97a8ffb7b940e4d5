namespace EvoLLM.Cli;

/// <summary>Ends a command with one clear line and an exit code.</summary>
internal sealed class CliException(string message, int exitCode = ExitCodes.Failed) : Exception(message)
{
    public int ExitCode => exitCode;
}

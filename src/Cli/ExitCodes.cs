namespace EvoLLM.Cli;

/// <summary>What a command returns to the shell.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    public const int Failed = 1;

    public const int WrongUsage = 2;

    public const int Interrupted = 130;
}

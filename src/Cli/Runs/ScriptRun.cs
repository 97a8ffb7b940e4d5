namespace EvoLLM.Cli;

/// <summary>Runs an experiment that is a C# script.</summary>
internal static class ScriptRun
{
    private const string Extension = ".csx";

    /// <summary>Whether what a user asks to be run is a script.</summary>
    public static bool IsScript(string problem) => problem.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Compiles a script and runs it to its end.</summary>
    /// <exception cref="CliException">It does not compile.</exception>
    /// <exception cref="ScriptException">It threw.</exception>
    public static async Task<int> RunAsync(CliContext context, string path, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var script = Compile(path, cancellationToken);
        await script.RunAsync(arguments, context.Time, cancellationToken).ConfigureAwait(false);
        return ExitCodes.Done;
    }

    private static Script Compile(string path, CancellationToken cancellationToken)
    {
        try
        {
            return Script.Compile(path, cancellationToken);
        }
        catch (ScriptException exception)
        {
            throw new CliException(exception.Message.Replace("\n", "\nerror: ", StringComparison.Ordinal), ExitCodes.WrongUsage);
        }
    }
}

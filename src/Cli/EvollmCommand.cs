using System.CommandLine;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using EvoLLM.Operators;
using EvoLLM.Sandbox;
using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary>The root command, and the one place where an error becomes a line and an exit code.</summary>
internal static class EvollmCommand
{
    /// <summary>How long a command may take to end cleanly after Ctrl-C.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(CliContext context, IReadOnlyList<string> args, CancellationToken cancellationToken = default)
    {
        var root = new RootCommand("Evolves programs with language models, or without one. Start with: evollm run bin-packing")
        {
            CommonOptions.Verbose,
            new RunCommand(context),
            new ResumeCommand(context),
            new ShowCommand(context),
            new ExportCommand(context),
            new PlotCommand(context),
            new CheckCommand(context),
            new ProblemsCommand(context),
            new ModelsCommand(context),
        };
        var parsed = root.Parse(args);
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = Grace,
            Output = context.Out.Profile.Out.Writer,
            Error = context.Error.Profile.Out.Writer,
        };
        try
        {
            var exitCode = await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
            return parsed.Errors.Count > 0 ? ExitCodes.WrongUsage : exitCode;
        }
        catch (OperationCanceledException)
        {
            context.Error.WriteLine("Interrupted.");
            return ExitCodes.Interrupted;
        }
        catch (Exception exception)
        {
            return Report(context, exception, parsed.GetValue(CommonOptions.Verbose));
        }
    }

    private static int Report(CliContext context, Exception exception, bool verbose)
    {
        var expected = exception is CliException or ProblemException or StoreException or SandboxException
            or OperatorUnavailableException or ModelException or PromptException or IOException or UnauthorizedAccessException;
        context.Error.WriteLine($"error: {exception.Message}");
        if (verbose)
        {
            context.Error.WriteLine(exception.ToString());
        }
        else if (!expected)
        {
            context.Error.WriteLine("This is a fault of EvoLLM itself; --verbose shows where. What was reported is stored.");
        }

        return exception is CliException { ExitCode: var code } ? code
            : exception is ProblemException or ModelException ? ExitCodes.WrongUsage
            : ExitCodes.Failed;
    }
}

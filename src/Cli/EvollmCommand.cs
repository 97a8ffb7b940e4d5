using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using EvoLLM.Operators;
using EvoLLM.Sandbox;

namespace EvoLLM.Cli;

/// <summary>The root command, and the one place where an error becomes a line and an exit code.</summary>
internal static partial class EvollmCommand
{
    public static async Task<int> RunAsync(CliContext context, IReadOnlyList<string> args, CancellationToken cancellationToken = default)
    {
        var root = new RootCommand("Evolves programs with language models, or without one. Start with: evollm run bin-packing")
        {
            CommonOptions.Verbose,
            new RunCommand(context),
            new ResumeCommand(context),
            new ReplayCommand(context),
            new ShowCommand(context),
            new ExportCommand(context),
            new ImportCommand(context),
            new PlotCommand(context),
            new CompareCommand(context),
            new CheckCommand(context),
            new BenchmarkCommand(context),
            new ProblemsCommand(context),
            new MethodsCommand(context),
            new ModelsCommand(context),
            new PromptsCommand(context),
            new NewCommand(context),
            new MockModelCommand(context),
            new SandboxCommand(context),
            new DevicesCommand(context),
        };
        var parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction && args.Count > 0)
        {
            return Refuse(context, parsed);
        }

        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = context.Out.Profile.Out.Writer,
            Error = context.Error,
        };

        // What takes no token is quick, and ends by the signal itself.
        using var interruption = parsed.Action is AsynchronousCommandLineAction ? new Interruption(context.Time, cancellationToken) : null;
        try
        {
            var exitCode = await parsed.InvokeAsync(configuration, interruption?.Token ?? cancellationToken).ConfigureAwait(false);
            return parsed.Action is ParseErrorAction ? ExitCodes.WrongUsage : exitCode;
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

    private static int Refuse(CliContext context, ParseResult parsed)
    {
        IEnumerable<string> errors = parsed.UnmatchedTokens.Count > 0
            ? parsed.UnmatchedTokens.Select(token => $"There is no command or option '{token}' here.")
            : parsed.Errors.Select(error => OneOf(error) ?? UnreadableValue().Replace(error.Message, "'$1' is not a value for $2."));
        foreach (var error in errors)
        {
            context.Error.WriteLine($"error: {error}");
        }

        var command = parsed.CommandResult.Command is RootCommand ? "evollm" : $"evollm {parsed.CommandResult.Command.Name}";
        context.Error.WriteLine($"See '{command} --help'.");
        return ExitCodes.WrongUsage;
    }

    /// <summary>The library lists what can be chosen on a line each, and does not say for what.</summary>
    private static string? OneOf(ParseError error) => error.SymbolResult is OptionResult option && error.Message.Split('\n', StringSplitOptions.TrimEntries) is [_, _, ..] and var lines
        ? $"'{option.Tokens[^1].Value}' is not a value for {option.Option.Name}; it must be one of {string.Join(", ", lines[1..])}."
        : null;

    /// <summary>The library's own words name .NET types.</summary>
    [GeneratedRegex(@"^Cannot parse argument '(.*)' for option '(.*)' as expected type .*$", RegexOptions.Singleline)]
    private static partial Regex UnreadableValue();

    private static int Report(CliContext context, Exception exception, bool verbose)
    {
        var expected = exception is CliException or ProblemException or StoreException or OptionsRefusedException or SandboxException
            or OperatorUnavailableException or ModelException or MethodException or PromptException or ScriptException or ExperimentException or IOException or UnauthorizedAccessException;
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
            : exception is ProblemException or ModelException or MethodException or PromptException or OptionsRefusedException ? ExitCodes.WrongUsage
            : ExitCodes.Failed;
    }
}

using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace EvoLLM.Cli.Tests;

/// <summary>A folder of its own and the real program started in it, as a user would.</summary>
internal sealed class CommandLine : IDisposable
{
    // Not the copy beside the tests: that one goes without what the tests' own frameworks bring.
    private static readonly string Built = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory.Replace(Path.Combine("tests", "Cli.Tests"), Path.Combine("src", "Cli"), StringComparison.Ordinal), "EvoLLM.Cli.dll"));

    // The same, compiled ahead of time where that can be done: most of what a short run takes is compiling itself.
    private static readonly string Precompiled = Path.Combine(AppContext.BaseDirectory, "program", "EvoLLM.Cli.dll");

    private static string Program => System.IO.File.Exists(Precompiled) ? Precompiled : Built;

    public string Folder { get; } = Directory.CreateTempSubdirectory("evollm-cli-").FullName;

    public Dictionary<string, string?> Environment { get; } = new()
    {
        ["OPENAI_API_KEY"] = null,
        ["OPENAI_BASE_URL"] = null,
        ["AZURE_OPENAI_ENDPOINT"] = null,
        ["AZURE_OPENAI_API_KEY"] = null,
        ["OLLAMA_HOST"] = null,
        ["EVOLLM_PRICES"] = null,

        // One worker unless a test asks for more: each has a compiler to warm up, and several tests run at once.
        ["DOTNET_PROCESSOR_COUNT"] = "1",
    };

    public string File(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public Task<Result> RunAsync(params string[] arguments) => RunProgramAsync(Program, arguments);

    /// <summary>Runs another program in the same way.</summary>
    public async Task<Result> RunProgramAsync(string program, params string[] arguments)
    {
        using var process = StartProgram(program, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Result(process.ExitCode, await output, await error);
    }

    /// <summary>
    /// Runs a command in the process of the tests, at a hundredth of the time: for what is refused, or printed, before anything is read or
    /// written in the folder.
    /// </summary>
    public static async Task<Result> RunInsideAsync(params string[] arguments)
    {
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        await using var error = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 160;
        var context = new CliContext { Out = console, Error = error, Interactive = false, Environment = _ => null, Time = TimeProvider.System };
        var exitCode = await EvollmCommand.RunAsync(context, arguments, TestContext.Current.CancellationToken);
        return new Result(exitCode, output.ToString(), error.ToString());
    }

    public Process Start(params string[] arguments) => StartProgram(Program, arguments);

    private Process StartProgram(string program, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Sends a signal by name, as a terminal or an operator would.</summary>
    public static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    internal sealed record Result(int ExitCode, string Output, string Error)
    {
        /// <summary>What every refusal must be: the exit code, one line, no stack trace.</summary>
        public void IsOneClearLine(int exitCode, params string[] parts)
        {
            Assert.Equal((exitCode, ""), (ExitCode, ExitCode == exitCode ? "" : Output + Error));
            Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
            var line = Assert.Single(Error.Split('\n'), text => text.StartsWith("error: ", StringComparison.Ordinal));
            Assert.All(parts, part => Assert.Contains(part, line, StringComparison.Ordinal));
        }
    }
}

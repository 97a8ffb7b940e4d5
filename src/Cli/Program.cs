using EvoLLM.Cli;

try
{
    return await EvollmCommand.RunAsync(CommandLineContext.Create(), args).ConfigureAwait(false);
}
catch (Exception exception) when (exception is FileNotFoundException or FileLoadException or BadImageFormatException)
{
    // A part of the program itself: what turns errors into lines may be in it.
    await Console.Error.WriteLineAsync($"error: EvoLLM is not whole; build or install it again: {exception.Message.Split('\n')[0]}").ConfigureAwait(false);
    return ExitCodes.Failed;
}

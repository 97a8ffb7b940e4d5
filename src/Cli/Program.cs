using EvoLLM.Cli;

return await EvollmCommand.RunAsync(CommandLineContext.Create(), args).ConfigureAwait(false);

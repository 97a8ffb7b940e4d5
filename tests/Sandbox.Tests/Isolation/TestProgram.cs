namespace EvoLLM.Sandbox.Tests;

/// <summary>Runs the tests; with "locked-worker" as its first argument it is a worker that a test locks down and attacks from inside.</summary>
internal static class TestProgram
{
    public static async Task<int> Main(string[] args)
    {
        if (args is [LockedWorker.Argument, .. var rest])
        {
            return LockedWorkerProgram.Run(rest);
        }

        if (args is [LockedWorker.HostArgument])
        {
            return await LockedWorker.HostAsync();
        }

        return args.Any(arg => arg is "--server" or "--internal-msbuild-node")
            ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
    }
}

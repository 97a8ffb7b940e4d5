namespace EvoLLM.Cli.Tests;

/// <summary>A run of 90 candidates that several tests look at.</summary>
public sealed class FinishedRun : IAsyncLifetime
{
    internal CommandLine Evollm { get; } = new();

    public async ValueTask InitializeAsync() =>
        Assert.Equal(0, (await Evollm.RunAsync("run", "bin-packing", "-n", "90", "--seed", "3", "--out", "done")).ExitCode);

    public ValueTask DisposeAsync()
    {
        Evollm.Dispose();
        return ValueTask.CompletedTask;
    }
}

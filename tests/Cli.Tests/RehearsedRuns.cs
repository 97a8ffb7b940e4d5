using EvoLLM.Operators;

namespace EvoLLM.Cli.Tests;

/// <summary>Runs with the mock model: <c>elm-1</c>, <c>elm-2</c> and <c>evo</c>.</summary>
public sealed class RehearsedRuns : IAsyncLifetime
{
    internal CommandLine Evollm { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions());
        string[] run = ["run", "bin-packing", "-m", $"openai:mock@{server.Address}v1", "--method"];
        foreach (var arguments in new string[][]
        {
            [.. run, "elm", "-n", "25", "--seed", "1", "--out", "elm-1"],
            [.. run, "elm", "-n", "25", "--seed", "2", "--out", "elm-2"],
            [.. run, "evoprompting", "--set", "rounds=2,prompts=2,samples=3", "--out", "evo"],
        })
        {
            Assert.Equal(0, (await Evollm.RunAsync(arguments)).ExitCode);
        }
    }

    public ValueTask DisposeAsync()
    {
        Evollm.Dispose();
        return ValueTask.CompletedTask;
    }
}

using System.Diagnostics;
using EvoLLM.Operators;

namespace EvoLLM.Benchmarks;

/// <summary>The mock model in a process of its own, so that its processor time is not taken for ours.</summary>
internal sealed class MockModelProcess : IAsyncDisposable
{
    private readonly Process _process;

    private MockModelProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public int Id => _process.Id;

    public Uri Address { get; }

    public static async Task<MockModelProcess> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(MockModelProcess).Assembly.Location, "mock-model"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var line = await process.StandardOutput.ReadLineAsync().ConfigureAwait(false);
        return new MockModelProcess(process, new Uri(line ?? throw new InvalidOperationException("The mock model did not start.")));
    }

    /// <summary>What the process does: it serves until its input ends.</summary>
    public static async Task ServeAsync()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions()).ConfigureAwait(false);
        Console.WriteLine(server.Address);
        await Console.In.ReadLineAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().ConfigureAwait(false);
        _process.Dispose();
    }
}

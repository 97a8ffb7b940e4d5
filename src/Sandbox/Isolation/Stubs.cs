#pragma warning disable
namespace EvoLLM.Sandbox;
public enum IsolationState { Enforced, Missing }
public sealed record IsolationLayer(string Name, IsolationState State, string Detail);
public sealed record IsolationReport(IReadOnlyList<IsolationLayer> Layers)
{
    public bool IsFull => false;
    internal void Write(BinaryWriter w) => w.Write(0);
    internal static IsolationReport Read(BinaryReader r) { r.ReadInt32(); return new([]); }
}
internal sealed record LockdownOptions { public void Write(BinaryWriter w) => w.Write(0); public static LockdownOptions Read(BinaryReader r) { r.ReadInt32(); return new(); } }
internal static class Lockdown { public static IsolationReport Apply(LockdownOptions o) => new([]); }
internal static class PrivateDescriptors { public static (Stream, Stream) Take() => (Console.OpenStandardInput(), Console.OpenStandardOutput()); }
internal static class WorkerLauncher
{
    public static Task<System.Diagnostics.Process> StartAsync(long memoryBytes, CancellationToken cancellationToken)
    {
        var dotnet = Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet");
        var start = new System.Diagnostics.ProcessStartInfo(Path.GetFullPath(dotnet), [typeof(WorkerProcess).Assembly.Location]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        start.Environment["DOTNET_GCHeapHardLimit"] = memoryBytes.ToString("X", System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["DOTNET_TieredPGO"] = "0";
        return Task.FromResult(System.Diagnostics.Process.Start(start)!);
    }
}

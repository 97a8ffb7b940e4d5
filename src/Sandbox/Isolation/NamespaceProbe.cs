using System.ComponentModel;
using System.Diagnostics;

namespace EvoLLM.Sandbox;

/// <summary>
/// Finds out how this user is let have namespaces on this machine, by trying it. Root makes them as it is and drops to
/// an unprivileged user later, in the worker; others make a user namespace first. There is no PID namespace: it needs
/// a process in between, which would stand in the way of ending the worker and of its end with the host.
/// </summary>
internal static class NamespaceProbe
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private static readonly string[] Separate = ["--net", "--ipc", "--uts"];

    /// <summary>The command that is put before a worker's; empty where namespaces are not granted.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync()
    {
        if (!SystemCallTable.IsKnown || Find("unshare") is not { } unshare)
        {
            return [];
        }

        string[] command = Environment.IsPrivilegedProcess ? [unshare, .. Separate, "--"] : [unshare, "--user", .. Separate, "--"];
        return await SucceedsAsync([.. command, unshare, "--version"]).ConfigureAwait(false) ? command : [];
    }

    private static async Task<bool> SucceedsAsync(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            using var process = Process.Start(start)!;
            await using var kill = limit.Token.Register(process.Kill).ConfigureAwait(false);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            return process.ExitCode == 0;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            return false;
        }
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append("/usr/bin")
            .Append("/bin")
            .Where(Path.IsPathRooted)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}

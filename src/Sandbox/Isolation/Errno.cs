using System.Runtime.InteropServices;

namespace EvoLLM.Sandbox;

/// <summary>The error numbers that decide something, the same on x64 and arm64; see <c>errno(3)</c>.</summary>
internal static class Errno
{
    public const int NotPermitted = 1;
    public const int Interrupted = 4;
    public const int AccessDenied = 13;
    public const int Invalid = 22;
    public const int NoSuchCall = 38;

    /// <summary>What the last native call failed with, as text.</summary>
    public static string Text() => Text(Marshal.GetLastPInvokeError());

    /// <summary>An error number as text.</summary>
    public static string Text(int error) => $"{Marshal.GetPInvokeErrorMessage(error)} (errno {error})";
}

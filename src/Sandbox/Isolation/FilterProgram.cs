using System.Runtime.InteropServices;

namespace EvoLLM.Sandbox;

/// <summary>A filter as it is handed to the kernel, <c>struct sock_fprog</c>.</summary>
/// <param name="Length">Instructions.</param>
/// <param name="Instructions">The address of the first one.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct FilterProgram(ushort Length, nint Instructions);

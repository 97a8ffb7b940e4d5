using System.Runtime.InteropServices;

namespace EvoLLM.Sandbox;

/// <summary>One instruction of the kernel's classic packet filter, <c>struct sock_filter</c> in <c>linux/filter.h</c>.</summary>
/// <param name="Code">What it does.</param>
/// <param name="IfTrue">Instructions to skip where a comparison holds.</param>
/// <param name="IfFalse">Instructions to skip where it does not.</param>
/// <param name="Value">The constant that it works with.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct FilterInstruction(ushort Code, byte IfTrue, byte IfFalse, uint Value);

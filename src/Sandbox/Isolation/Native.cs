using System.Runtime.InteropServices;

namespace EvoLLM.Sandbox;

/// <summary>
/// What is called in the C library. All but a few go through <c>syscall(2)</c>, so that whatever is needed after the
/// lock-down was linked before it.
/// </summary>
internal static partial class Native
{
    private const string Library = "libc";

    /// <summary>Calls the kernel. Returns -1 where it refuses; <see cref="Marshal.GetLastPInvokeError"/> says why.</summary>
    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    public static partial nint Call(nint number, nint first, nint second, nint third, nint fourth, nint fifth);

    /// <inheritdoc cref="Call(nint, nint, nint, nint, nint, nint)"/>
    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Call(nint number, nint first, string second, nint third, nint fourth);

    /// <inheritdoc cref="Call(nint, nint, nint, nint, nint, nint)"/>
    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    public static partial nint Call(nint number, nint first, nint second, in FilterProgram third);

    /// <inheritdoc cref="Call(nint, nint, nint, nint, nint, nint)"/>
    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    public static partial nint CallWith(nint number, ulong[] first, nint second, nint third);

    /// <inheritdoc cref="Call(nint, nint, nint, nint, nint, nint)"/>
    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    public static partial nint CallWith(nint number, nint first, nint second, ulong[] third, nint fourth);

    /// <inheritdoc cref="Call(nint, nint, nint, nint, nint, nint)"/>
    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    public static partial nint CallWith(nint number, uint[] first, [In, Out] uint[] second);

    /// <inheritdoc cref="Call(nint, nint, nint, nint, nint, nint)"/>
    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    public static partial nint ReadBack(nint number, nint first, [Out] uint[] second);

    /// <inheritdoc cref="Call(nint, nint, nint, nint, nint, nint)"/>
    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    public static partial nint ReadBack(nint number, nint first, nint second, nint third, [Out] ulong[] fourth);

    [LibraryImport(Library, EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, Span<byte> buffer, nint length);

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, ReadOnlySpan<byte> buffer, nint length);

    // The library's own set these for all threads; the kernel's do so for the calling one.
    [LibraryImport(Library, EntryPoint = "setgroups", SetLastError = true)]
    public static partial int SetGroups(nint count, nint groups);

    [LibraryImport(Library, EntryPoint = "setresgid", SetLastError = true)]
    public static partial int SetGroup(uint real, uint effective, uint saved);

    [LibraryImport(Library, EntryPoint = "setresuid", SetLastError = true)]
    public static partial int SetUser(uint real, uint effective, uint saved);
}

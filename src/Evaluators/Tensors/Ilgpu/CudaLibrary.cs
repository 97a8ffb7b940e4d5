using System.Reflection;
using System.Runtime.InteropServices;
using ILGPU;

namespace EvoLLM.Evaluators;

/// <summary>The driver's library: where it is found, and what ILGPU does not call of it.</summary>
internal static partial class CudaLibrary
{
    private const string Name = "cuda";
    private const int NoDevice = 100;

    private static readonly Lock Guard = new();
    private static bool _resolved;

    /// <summary>Machines with a driver and no toolkit have the library under its versioned name alone.</summary>
    private static readonly string[] Files = ["libcuda.so.1", "libcuda.so", "nvcuda.dll"];

    /// <summary>Has ILGPU, and what is below, find the library.</summary>
    public static void Resolve()
    {
        lock (Guard)
        {
            if (!_resolved)
            {
                NativeLibrary.SetDllImportResolver(typeof(Context).Assembly, Find);
                NativeLibrary.SetDllImportResolver(typeof(CudaLibrary).Assembly, Find);
                _resolved = true;
            }
        }
    }

    /// <summary>Why no GPU can be used; empty where nothing speaks against it.</summary>
    public static string Absence()
    {
        try
        {
            var status = Initialize(0);
            return status switch
            {
                0 => "",
                NoDevice => "the driver lists no device",
                _ => $"the driver answers with error {status}",
            };
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return "there is no CUDA driver";
        }
    }

    [LibraryImport(Name, EntryPoint = "cuInit")]
    private static partial int Initialize(uint flags);

    private static nint Find(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name is not (Name or "nvcuda"))
        {
            return 0;
        }

        foreach (var file in Files)
        {
            if (NativeLibrary.TryLoad(file, out var handle))
            {
                return handle;
            }
        }

        return 0;
    }
}

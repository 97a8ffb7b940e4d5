using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace EvoLLM.Evaluators.Tests;

/// <summary>A folder in the form of the published one, with made-up numbers; EVOLLM_DPP names it until it is disposed.</summary>
internal sealed class NetworkFolder : IDisposable
{
    /// <summary>The tests of this collection do not run beside each other: the variable is one for all.</summary>
    public const string Collection = "EVOLLM_DPP";

    private const int Frequencies = 7;

    public NetworkFolder()
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Path, "DPP_data"));
        Directory.CreateDirectory(System.IO.Path.Combine(Path, "test_problems"));
        var random = new Random(1);

        // Resistors between each port and ground, and one that all share: a passive network.
        var impedance = new double[Frequencies * 100 * 100 * 2];
        for (var i = 0; i < impedance.Length; i += 2)
        {
            var (row, column) = (i / 2 / 100 % 100, i / 2 % 100);
            (impedance[i], impedance[i + 1]) = (row == column ? 3 + (row / 100.0) : 1, 0.1 * (i / 20_000));
        }

        Write<double>("DPP_data/freq_201.npy", "<f8", "7,", [.. Enumerable.Range(1, Frequencies).Select(i => i * 1e9)]);
        Write<double>("DPP_data/01nF_decap.npy", "<c16", "7, 1, 1", [.. Enumerable.Range(0, 2 * Frequencies).Select(i => i % 2 == 0 ? 0.3 : -0.4)]);
        Write<double>("DPP_data/10x10_pkg_chip.npy", "<c16", "7, 100, 100", impedance);
        Write<long>("test_problems/test_100_probe.npy", "<i8", "100,", [.. Enumerable.Range(0, 100).Select(i => (long)i)]);
        Write<long>("test_problems/test_100_keepout.npy", "<i8", "100, 3", [.. Enumerable.Range(0, 300).Select(_ => (long)random.Next(100))]);
        Write<long>("test_problems/test_100_keepout_num.npy", "<i8", "100,", [.. Enumerable.Range(0, 100).Select(i => (long)(i % 4))]);
        Environment.SetEnvironmentVariable("EVOLLM_DPP", Path);
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("evollm-dpp-").FullName;

    public void Write<T>(string name, string type, string shape, T[] numbers)
        where T : struct
    {
        var header = string.Create(CultureInfo.InvariantCulture, $"{{'descr': '{type}', 'fortran_order': False, 'shape': ({shape}), }}").PadRight(117) + "\n";
        File.WriteAllBytes(System.IO.Path.Combine(Path, name), [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header), .. MemoryMarshal.AsBytes(numbers.AsSpan())]);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("EVOLLM_DPP", null);
        Directory.Delete(Path, recursive: true);
    }
}

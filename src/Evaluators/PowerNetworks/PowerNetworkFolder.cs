namespace EvoLLM.Evaluators;

/// <summary>
/// The published data of decap placement as the folder <c>problems/dpp_ga</c> of the repository ai4co/reevo has them. They are not part of
/// this program: the environment variable <see cref="Variable"/> names a copy of that folder.
/// </summary>
internal sealed class PowerNetworkFolder
{
    public const string Variable = "EVOLLM_DPP";

    private const int Side = 10;

    private readonly string _folder;

    /// <exception cref="ProblemException">The variable is not set, or names no folder.</exception>
    public PowerNetworkFolder()
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        _folder = Directory.Exists(folder)
            ? folder
            : throw new ProblemException(
                $"Problem 'dpp-ga' needs published data that do not come with it: set {Variable} to a copy of the folder problems/dpp_ga of github.com/ai4co/reevo"
                + (string.IsNullOrEmpty(folder) ? "." : $"; '{folder}' is no folder."));
    }

    /// <exception cref="ProblemException">A file is missing, or is not what it should be.</exception>
    public PowerNetwork Network()
    {
        var frequencies = Read("DPP_data", "freq_201.npy");
        var count = frequencies.Real.Length;
        var capacitor = Read("DPP_data", "01nF_decap.npy");
        var impedance = Read("DPP_data", "10x10_pkg_chip.npy");
        Require(count > 0 && Array.TrueForAll(frequencies.Real, frequency => frequency > 0), frequencies, "frequencies above 0");
        Require(capacitor.Real.Length == count, capacitor, $"{count} impedances, one for each frequency");
        Require(impedance.Shape is [var rows, Side * Side, Side * Side] && rows == count, impedance, $"{count} by 100 by 100 impedances");
        var (real, imaginary) = (new double[impedance.Real.Length], new double[impedance.Real.Length]);
        for (var frequency = 0; frequency < count; frequency++)
        {
            for (var pair = 0; pair < impedance.Real.Length / count; pair++)
            {
                var (from, to) = ((frequency * (impedance.Real.Length / count)) + pair, (pair * count) + frequency);
                (real[to], imaginary[to]) = (impedance.Real[from], impedance.Imaginary[from]);
            }
        }

        double[] size = [.. capacitor.Real.Zip(capacitor.Imaginary, (re, im) => Math.Sqrt((re * re) + (im * im)))];
        return new PowerNetwork(Side * Side, frequencies.Real, size, real, imaginary);
    }

    /// <exception cref="ProblemException">A file is missing, or is not what it should be.</exception>
    public IReadOnlyList<(int Probe, int[] KeepOut)> Boards()
    {
        var probes = Read("test_problems", "test_100_probe.npy");
        var keepOuts = Read("test_problems", "test_100_keepout.npy");
        var numbers = Read("test_problems", "test_100_keepout_num.npy");
        var count = probes.Real.Length;
        Require(count >= 64 && Array.TrueForAll(probes.Real, IsPort), probes, "64 ports or more, each from 0 to 99");
        Require(keepOuts.Shape is [var rows, _] && rows == count, keepOuts, $"a row of ports for each of {count} boards");
        var width = keepOuts.Shape[1];
        Require(numbers.Real.Length == count && Array.TrueForAll(numbers.Real, number => number >= 0 && number <= width), numbers, $"{count} numbers from 0 to {width}");
        return
        [
            .. Enumerable.Range(0, count).Select(board =>
            {
                var ports = keepOuts.Real.AsSpan(board * width, (int)numbers.Real[board]).ToArray();
                Require(Array.TrueForAll(ports, IsPort), keepOuts, "ports from 0 to 99");
                return ((int)probes.Real[board], Array.ConvertAll(ports, port => (int)port));
            }),
        ];
    }

    private static bool IsPort(double value) => value >= 0 && value < Side * Side && Math.Floor(value) == value;

    private static void Require(bool holds, NumpyFile file, string what)
    {
        if (!holds)
        {
            throw new ProblemException($"{file.Path} must hold {what}.");
        }
    }

    private NumpyFile Read(string folder, string name)
    {
        var path = Path.Combine(_folder, folder, name);
        try
        {
            var file = NumpyFile.Read(path);
            Require(Array.TrueForAll(file.Real, double.IsFinite) && Array.TrueForAll(file.Imaginary, double.IsFinite), file, "finite numbers");
            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new ProblemException($"Problem 'dpp-ga' cannot read its data: {exception.Message} The folder that {Variable} names must hold {Path.Combine(folder, name)}.", exception);
        }
    }
}

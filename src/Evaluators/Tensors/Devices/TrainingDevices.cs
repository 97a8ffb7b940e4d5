namespace EvoLLM.Evaluators;

/// <summary>The device that networks are trained on: a GPU where there is one, else the processor. Found once, when it is first asked for.</summary>
internal static class TrainingDevices
{
    /// <summary>The variable that chooses: <c>cpu</c> or <c>gpu</c>; where it is not set, a GPU is taken if there is one.</summary>
    public const string Variable = "EVOLLM_DEVICE";

    private static readonly Lazy<(ITrainingDevice Device, string Note)> Found = new(Find);

    /// <summary>The device.</summary>
    public static ITrainingDevice Device => Found.Value.Device;

    /// <summary>Which device it is and why, in a line.</summary>
    public static string Note => Found.Value.Note;

    private static (ITrainingDevice Device, string Note) Find()
    {
        var wish = Environment.GetEnvironmentVariable(Variable);
        if (wish is not (null or "" or "cpu" or "gpu"))
        {
            throw new ProblemException($"{Variable} is '{wish}'; it may be cpu or gpu. Unset it to take a GPU where there is one.");
        }

        if (wish == "cpu")
        {
            return (new ProcessorDevice(), $"Networks are trained on the processor, as {Variable} asks.");
        }

        if (IlgpuDevice.FirstGpu(out var absence) is not { } gpu)
        {
            return wish == "gpu"
                ? throw new ProblemException($"{Variable} asks for a GPU, but {absence}. Unset it to train on the processor.")
                : (new ProcessorDevice(), $"Networks are trained on the processor; no GPU: {absence}.");
        }

        var device = new GpuDevice(gpu) { OnLost = why => Console.Error.WriteLine($"The GPU was lost ({why}); the processor goes on. The results are the same.") };
        return (device, $"Networks are trained on {gpu.Name}.");
    }
}

using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>Draws convolutional networks for signals at random, as a search has to beat: one to five layers, most of them normalised, then a pool over the whole length or a flat end.</summary>
internal static class RandomNetworks
{
    private static readonly int[] Channels = [2, 4, 6, 8, 12, 16, 24, 32];
    private static readonly int[] Kernels = [3, 5, 7];

    /// <summary>Draws one.</summary>
    /// <param name="length">Numbers of a row.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="random">Decides.</param>
    /// <returns>It; <see langword="null"/> where shapes shrink to nothing.</returns>
    public static Network? Draw(int length, int classes, SeededRandom random)
    {
        var builder = new NetworkBuilder();
        var x = builder.Input(new Shape(length)).Reshape([1, length]);
        var layers = random.Next(1, 6);
        var normalised = random.Next(3) > 0;
        for (var layer = 0; layer < layers; layer++)
        {
            x = x.Conv1d(Pick(Channels, random), Pick(Kernels, random), random.Next(1, 3), random.Next(2) == 0 ? Tensor.Same : 0);
            x = normalised ? x.BatchNorm() : x;
            x = random.Next(4) switch { 0 => x.Silu(), 1 => x.Gelu(), _ => x.Relu() };
            x = random.Next(4) == 0 ? x.MaxPool1d(2) : x;
        }

        x = random.Next(3) switch { 0 => x.Flatten(), 1 => x.GlobalMaxPool(), _ => x.GlobalAveragePool() };
        try
        {
            return builder.Output(x.Dense(classes));
        }
        catch (ShapeException)
        {
            return null;
        }
    }

    private static int Pick(int[] items, SeededRandom random) => items[random.Next(items.Length)];
}

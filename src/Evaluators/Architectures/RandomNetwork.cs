using System.Globalization;
using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>
/// A convolutional network for signals that was drawn at random: one to five layers, most of them normalised, then a pool over the whole length or a flat end. Such networks are what a search begins
/// with, beside published ones, and what it has to beat.
/// </summary>
/// <param name="Layers">The convolutions, in order.</param>
/// <param name="Normalised">Whether each is normalised.</param>
/// <param name="End">What is made of the last one's output before the dense end.</param>
internal sealed record RandomNetwork(IReadOnlyList<RandomNetwork.Layer> Layers, bool Normalised, RandomNetwork.Ending End)
{
    private static readonly int[] Channels = [2, 4, 6, 8, 12, 16, 24, 32];
    private static readonly int[] Kernels = [3, 5, 7];

    /// <summary>How the length goes.</summary>
    internal enum Ending
    {
        Flatten,
        GlobalMaxPool,
        GlobalAveragePool,
    }

    /// <summary>Draws one that fits.</summary>
    /// <param name="length">Numbers of a row.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="random">Decides.</param>
    public static RandomNetwork Draw(int length, int classes, SeededRandom random)
    {
        while (true)
        {
            var layers = new Layer[random.Next(1, 6)];
            var normalised = random.Next(3) > 0;
            for (var layer = 0; layer < layers.Length; layer++)
            {
                layers[layer] = new Layer(Pick(Channels, random), Pick(Kernels, random), random.Next(1, 3), random.Next(2) == 0, random.Next(4) switch { 0 => "Silu", 1 => "Gelu", _ => "Relu" }, random.Next(4) == 0);
            }

            var network = new RandomNetwork(layers, normalised, (Ending)random.Next(3));
            if (network.Fits(length, classes))
            {
                return network;
            }
        }
    }

    /// <summary>Builds it.</summary>
    /// <exception cref="ShapeException">Its shapes shrink to nothing.</exception>
    public Network Build(int length, int classes)
    {
        var builder = new NetworkBuilder();
        var x = builder.Input(new Shape(length)).Reshape([1, length]);
        foreach (var layer in Layers)
        {
            x = x.Conv1d(layer.Channels, layer.Kernel, layer.Stride, layer.Same ? Tensor.Same : 0);
            x = Normalised ? x.BatchNorm() : x;
            x = layer.Activation switch { "Silu" => x.Silu(), "Gelu" => x.Gelu(), _ => x.Relu() };
            x = layer.Pooled ? x.MaxPool1d(2) : x;
        }

        x = End switch { Ending.Flatten => x.Flatten(), Ending.GlobalMaxPool => x.GlobalMaxPool(), _ => x.GlobalAveragePool() };
        return builder.Output(x.Dense(classes));
    }

    /// <summary>Writes it down as a candidate.</summary>
    public string ToSource() => string.Join('\n',
    [
        "public static class Candidate",
        "{",
        "    public static Network Build(NetworkBuilder b, Shape input, int classes)",
        "    {",
        "        var x = b.Input(input).Reshape([1, input[0]]);",
        .. Layers.Select(layer => $"        x = x.{layer.ToSource(Normalised)};"),
        $"        return b.Output(x.{End}().Dense(classes));",
        "    }",
        "}",
    ]);

    private static T Pick<T>(T[] items, SeededRandom random) => items[random.Next(items.Length)];

    private bool Fits(int length, int classes)
    {
        try
        {
            Build(length, classes);
            return true;
        }
        catch (ShapeException)
        {
            return false;
        }
    }

    /// <summary>A convolution and what follows it.</summary>
    /// <param name="Channels">What it makes.</param>
    /// <param name="Kernel">How many places it sees at once.</param>
    /// <param name="Stride">How far it moves.</param>
    /// <param name="Same">Whether the ends are padded.</param>
    /// <param name="Activation">The function behind it.</param>
    /// <param name="Pooled">Whether the larger of each two places is taken at the end.</param>
    internal sealed record Layer(int Channels, int Kernel, int Stride, bool Same, string Activation, bool Pooled)
    {
        public string ToSource(bool normalised) => string.Create(
            CultureInfo.InvariantCulture,
            $"Conv1d({Channels}, {Kernel}{(Stride > 1 ? $", stride: {Stride}" : "")}{(Same ? ", padding: Tensor.Same" : "")}){(normalised ? ".BatchNorm()" : "")}.{Activation}(){(Pooled ? ".MaxPool1d(2)" : "")}");
    }
}

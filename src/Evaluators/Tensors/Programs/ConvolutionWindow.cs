namespace EvoLLM.Evaluators;

/// <summary>The windows of a convolution over a padded tensor whose channels lie side by side; a signal is a picture of height 1.</summary>
internal sealed record ConvolutionWindow
{
    public required (int Height, int Width) Size { get; init; }

    public required (int Height, int Width) Output { get; init; }

    public required (int Height, int Width) Kernel { get; init; }

    public required int Stride { get; init; }

    public required int Dilation { get; init; }

    public required int Channels { get; init; }

    /// <summary>Into how many groups the channels are divided.</summary>
    public required int Groups { get; init; }

    /// <summary>How many channels come out.</summary>
    public required int Outputs { get; init; }

    /// <summary>Channels of a group.</summary>
    public int Own => Channels / Groups;

    /// <summary>Channels that come out of a group.</summary>
    public int Made => Outputs / Groups;

    /// <summary>Places of a window.</summary>
    public int Taps => Kernel.Height * Kernel.Width;

    /// <summary>Places that come out.</summary>
    public int Places => Output.Height * Output.Width;

    /// <summary>Weights of a group.</summary>
    public int Weights => Taps * Own * Made;

    /// <summary>Floats of a row of the input.</summary>
    public int Row => Size.Height * Size.Width * Channels;

    /// <summary>How many numbers of a window lie side by side.</summary>
    public int Run => IsWhole ? Kernel.Width * Channels : Own;

    private bool IsWhole => Dilation == 1 && Groups == 1;

    /// <summary>The windows of a node.</summary>
    /// <param name="node">A convolution.</param>
    /// <param name="input">The shape of its padded input.</param>
    public static ConvolutionWindow Of(NetworkNode node, Shape input)
    {
        var (flat, kernel) = (input.Count == 2, node.Sizes[1]);
        return new ConvolutionWindow
        {
            Size = flat ? (1, input[1]) : (input[1], input[2]),
            Output = flat ? (1, node.Shape[1]) : (node.Shape[1], node.Shape[2]),
            Kernel = (flat ? 1 : kernel, kernel),
            Stride = node.Sizes[2],
            Dilation = node.Sizes[4],
            Groups = node.Sizes[5],
            Channels = input[0],
            Outputs = node.Shape[0],
        };
    }

    /// <summary>Where each window begins.</summary>
    /// <param name="batch">How many rows there are.</param>
    public int[] Rows(int batch) =>
    [
        .. from row in Enumerable.Range(0, batch)
           from y in Enumerable.Range(0, Output.Height)
           from x in Enumerable.Range(0, Output.Width)
           select (row * Row) + (((y * Size.Width) + x) * Stride * Channels),
    ];

    /// <summary>How far the numbers of a window lie from its beginning, for the first group.</summary>
    public int[] Terms() => [.. from tap in Offsets(Kernel.Width) from channel in Enumerable.Range(0, Own) select tap + channel];

    /// <summary>How far the runs of numbers side by side lie from a window's beginning.</summary>
    public int[] Runs() => Offsets(IsWhole ? 1 : Kernel.Width);

    private int[] Offsets(int width) =>
        [.. from y in Enumerable.Range(0, Kernel.Height) from x in Enumerable.Range(0, width) select ((y * Size.Width) + x) * Dilation * Channels];
}

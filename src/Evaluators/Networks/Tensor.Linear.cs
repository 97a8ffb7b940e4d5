using System.Runtime.CompilerServices;

namespace EvoLLM.Evaluators;

/// <content>Layers with weights.</content>
public sealed partial class Tensor
{
    /// <summary>The padding with which a window of stride 1 keeps the length: half of what it reaches over.</summary>
    public const int Same = -1;

    /// <summary>A linear layer over the last axis, with a bias.</summary>
    /// <param name="units">How many numbers come out.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Dense(int units, [CallerLineNumber] int line = 0) => Add(NetworkOperator.Dense, line, units);

    /// <summary>A convolution over <c>[channels, length]</c>, with a bias.</summary>
    /// <param name="channels">How many channels come out.</param>
    /// <param name="kernel">How many points a window has.</param>
    /// <param name="stride">How far the next window lies.</param>
    /// <param name="padding">Zeros on each side; <see cref="Same"/> keeps the length.</param>
    /// <param name="dilation">How far the points of a window lie apart.</param>
    /// <param name="groups">Into how many groups the channels are divided that see only each other.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Conv1d(int channels, int kernel, int stride = 1, int padding = 0, int dilation = 1, int groups = 1, [CallerLineNumber] int line = 0) => Add(NetworkOperator.Conv1d, line, channels, kernel, stride, Padding(kernel, padding, dilation), dilation, groups);

    /// <summary>A convolution over <c>[channels, height, width]</c> with square windows and a bias.</summary>
    /// <param name="channels">How many channels come out.</param>
    /// <param name="kernel">Points of a window along each side.</param>
    /// <param name="stride">How far the next window lies.</param>
    /// <param name="padding">Zeros on each side; <see cref="Same"/> keeps the sizes.</param>
    /// <param name="dilation">How far the points of a window lie apart.</param>
    /// <param name="groups">Into how many groups the channels are divided that see only each other.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Conv2d(int channels, int kernel, int stride = 1, int padding = 0, int dilation = 1, int groups = 1, [CallerLineNumber] int line = 0) => Add(NetworkOperator.Conv2d, line, channels, kernel, stride, Padding(kernel, padding, dilation), dilation, groups);

    /// <summary>A convolution of each channel by itself.</summary>
    /// <param name="kernel">How many points a window has.</param>
    /// <param name="stride">How far the next window lies.</param>
    /// <param name="padding">Zeros on each side; <see cref="Same"/> keeps the length.</param>
    /// <param name="dilation">How far the points of a window lie apart.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Depthwise1d(int kernel, int stride = 1, int padding = 0, int dilation = 1, [CallerLineNumber] int line = 0) => Conv1d(Shape[0], kernel, stride, padding, dilation, Shape[0], line);

    /// <summary>The product of two matrices, <c>[rows, inner]</c> and <c>[inner, columns]</c>.</summary>
    /// <param name="other">The second matrix.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor MatMul(Tensor other, [CallerLineNumber] int line = 0) => With(other, NetworkOperator.MatMul, line);

    /// <summary>A vector for each index.</summary>
    /// <param name="entries">How many indices there are.</param>
    /// <param name="width">How long a vector is.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Embedding(int entries, int width, [CallerLineNumber] int line = 0) => Add(NetworkOperator.Embedding, line, entries, width);

    private static int Padding(int kernel, int padding, int dilation) => padding == Same ? (int)Math.Clamp((long)dilation * (kernel - 1) / 2, 0, int.MaxValue) : padding;
}

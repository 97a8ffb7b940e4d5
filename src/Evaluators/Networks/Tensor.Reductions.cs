using System.Runtime.CompilerServices;

namespace EvoLLM.Evaluators;

/// <content>Sums, normalisation and pools.</content>
public sealed partial class Tensor
{
    /// <summary>The sum along an axis, which goes.</summary>
    /// <param name="axis">Which; counted from the back where it is negative.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Sum(int axis = -1, [CallerLineNumber] int line = 0) => Add(NetworkOperator.Sum, line, axis);

    /// <summary>The mean along an axis, which goes.</summary>
    /// <param name="axis">Which; counted from the back where it is negative.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Mean(int axis = -1, [CallerLineNumber] int line = 0) => Add(NetworkOperator.Mean, line, axis);

    /// <summary>The largest along an axis, which goes.</summary>
    /// <param name="axis">Which; counted from the back where it is negative.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Max(int axis = -1, [CallerLineNumber] int line = 0) => Add(NetworkOperator.Max, line, axis);

    /// <summary>Shares that sum to 1 along an axis.</summary>
    /// <param name="axis">Which; counted from the back where it is negative.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Softmax(int axis = -1, [CallerLineNumber] int line = 0) => Add(NetworkOperator.Softmax, line, axis);

    /// <summary>The logarithms of such shares.</summary>
    /// <param name="axis">Which; counted from the back where it is negative.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor LogSoftmax(int axis = -1, [CallerLineNumber] int line = 0) => Add(NetworkOperator.LogSoftmax, line, axis);

    /// <summary>Normalises each channel over the batch, with a learnt scale and shift.</summary>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor BatchNorm([CallerLineNumber] int line = 0) => Add(NetworkOperator.BatchNorm, line);

    /// <summary>Normalises the last axis, with a learnt scale and shift.</summary>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor LayerNorm([CallerLineNumber] int line = 0) => Add(NetworkOperator.LayerNorm, line);

    /// <summary>Normalises groups of channels, with a learnt scale and shift for each channel.</summary>
    /// <param name="groups">How many groups; a divisor of the channels.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor GroupNorm(int groups, [CallerLineNumber] int line = 0) => Add(NetworkOperator.GroupNorm, line, groups);

    /// <summary>Divides the last axis by its root mean square, with a learnt scale.</summary>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor RmsNorm([CallerLineNumber] int line = 0) => Add(NetworkOperator.RmsNorm, line);

    /// <summary>The largest of each window along the length.</summary>
    /// <param name="kernel">How many points a window has.</param>
    /// <param name="stride">How far the next window lies; 0 is as far as a window reaches.</param>
    /// <param name="padding">Points on each side that are not there.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor MaxPool1d(int kernel, int stride = 0, int padding = 0, [CallerLineNumber] int line = 0) => Add(NetworkOperator.MaxPool1d, line, kernel, stride == 0 ? kernel : stride, padding);

    /// <summary>The mean of each window along the length; padding counts as 0.</summary>
    /// <param name="kernel">How many points a window has.</param>
    /// <param name="stride">How far the next window lies; 0 is as far as a window reaches.</param>
    /// <param name="padding">Points on each side that are not there.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor AveragePool1d(int kernel, int stride = 0, int padding = 0, [CallerLineNumber] int line = 0) => Add(NetworkOperator.AveragePool1d, line, kernel, stride == 0 ? kernel : stride, padding);

    /// <summary>The largest of each square window of a picture.</summary>
    /// <param name="kernel">How many points a window has.</param>
    /// <param name="stride">How far the next window lies; 0 is as far as a window reaches.</param>
    /// <param name="padding">Points on each side that are not there.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor MaxPool2d(int kernel, int stride = 0, int padding = 0, [CallerLineNumber] int line = 0) => Add(NetworkOperator.MaxPool2d, line, kernel, stride == 0 ? kernel : stride, padding);

    /// <summary>The mean of each square window of a picture; padding counts as 0.</summary>
    /// <param name="kernel">How many points a window has.</param>
    /// <param name="stride">How far the next window lies; 0 is as far as a window reaches.</param>
    /// <param name="padding">Points on each side that are not there.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor AveragePool2d(int kernel, int stride = 0, int padding = 0, [CallerLineNumber] int line = 0) => Add(NetworkOperator.AveragePool2d, line, kernel, stride == 0 ? kernel : stride, padding);

    /// <summary>The mean of each channel: <c>[channels]</c>.</summary>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor GlobalAveragePool([CallerLineNumber] int line = 0) => Add(NetworkOperator.GlobalAveragePool, line);

    /// <summary>The largest of each channel: <c>[channels]</c>.</summary>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor GlobalMaxPool([CallerLineNumber] int line = 0) => Add(NetworkOperator.GlobalMaxPool, line);
}

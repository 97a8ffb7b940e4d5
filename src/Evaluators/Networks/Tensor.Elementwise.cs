using System.Runtime.CompilerServices;

namespace EvoLLM.Evaluators;

/// <content>What is computed number by number.</content>
public sealed partial class Tensor
{
    /// <summary>The larger of x and 0.</summary>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Relu([CallerLineNumber] int line = 0) => Add(NetworkOperator.Relu, line);

    /// <summary>x, or 0.01 x where it is negative.</summary>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor LeakyRelu([CallerLineNumber] int line = 0) => Add(NetworkOperator.LeakyRelu, line);

    /// <summary>x, or e^x - 1 where it is negative.</summary>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Elu([CallerLineNumber] int line = 0) => Add(NetworkOperator.Elu, line);

    /// <summary>x times the normal distribution function of x.</summary>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Gelu([CallerLineNumber] int line = 0) => Add(NetworkOperator.Gelu, line);

    /// <summary>Nearly the same as <see cref="Gelu"/>, by the hyperbolic tangent.</summary>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor GeluTanh([CallerLineNumber] int line = 0) => Add(NetworkOperator.GeluTanh, line);

    /// <summary>x times its logistic function.</summary>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Silu([CallerLineNumber] int line = 0) => Add(NetworkOperator.Silu, line);

    /// <summary>The hyperbolic tangent.</summary>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Tanh([CallerLineNumber] int line = 0) => Add(NetworkOperator.Tanh, line);

    /// <summary>The logistic function.</summary>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Sigmoid([CallerLineNumber] int line = 0) => Add(NetworkOperator.Sigmoid, line);

    /// <summary>log(1 + e^x).</summary>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Softplus([CallerLineNumber] int line = 0) => Add(NetworkOperator.Softplus, line);

    /// <summary>e^x.</summary>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Exp([CallerLineNumber] int line = 0) => Add(NetworkOperator.Exp, line);

    /// <summary>The natural logarithm.</summary>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Log([CallerLineNumber] int line = 0) => Add(NetworkOperator.Log, line);

    /// <summary>The square root.</summary>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Sqrt([CallerLineNumber] int line = 0) => Add(NetworkOperator.Sqrt, line);

    /// <summary>The sine.</summary>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Sin([CallerLineNumber] int line = 0) => Add(NetworkOperator.Sin, line);

    /// <summary>The cosine.</summary>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Cos([CallerLineNumber] int line = 0) => Add(NetworkOperator.Cos, line);

    /// <summary>The absolute value.</summary>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Abs([CallerLineNumber] int line = 0) => Add(NetworkOperator.Abs, line);

    /// <summary>x times itself.</summary>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Square([CallerLineNumber] int line = 0) => Add(NetworkOperator.Square, line);

    /// <summary>x with the other sign.</summary>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Negate([CallerLineNumber] int line = 0) => Add(NetworkOperator.Negate, line);

    /// <summary>The sum with another tensor. The smaller one is repeated along axes of size 1, or that it lacks in front.</summary>
    /// <param name="other">The other tensor.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Add(Tensor other, [CallerLineNumber] int line = 0) => With(other, NetworkOperator.Add, line);

    /// <summary>The difference to another tensor.</summary>
    /// <param name="other">The other tensor.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Subtract(Tensor other, [CallerLineNumber] int line = 0) => With(other, NetworkOperator.Subtract, line);

    /// <summary>The product with another tensor, number by number.</summary>
    /// <param name="other">The other tensor.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Multiply(Tensor other, [CallerLineNumber] int line = 0) => With(other, NetworkOperator.Multiply, line);

    /// <summary>The quotient by another tensor, number by number.</summary>
    /// <param name="other">The other tensor.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Divide(Tensor other, [CallerLineNumber] int line = 0) => With(other, NetworkOperator.Divide, line);

    /// <summary>The larger of two tensors, number by number.</summary>
    /// <param name="other">The other tensor.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Maximum(Tensor other, [CallerLineNumber] int line = 0) => With(other, NetworkOperator.Maximum, line);

    /// <summary>The smaller of two tensors, number by number.</summary>
    /// <param name="other">The other tensor.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Minimum(Tensor other, [CallerLineNumber] int line = 0) => With(other, NetworkOperator.Minimum, line);

    /// <summary>The sum with another tensor. The smaller one is repeated along axes of size 1, or that it lacks in front.</summary>
    public static Tensor operator +(Tensor left, Tensor right) => Require(left).With(right, NetworkOperator.Add, 0);

    /// <summary>The difference to another tensor.</summary>
    public static Tensor operator -(Tensor left, Tensor right) => Require(left).With(right, NetworkOperator.Subtract, 0);

    /// <summary>The product with another tensor, number by number.</summary>
    public static Tensor operator *(Tensor left, Tensor right) => Require(left).With(right, NetworkOperator.Multiply, 0);

    /// <summary>The quotient by another tensor, number by number.</summary>
    public static Tensor operator /(Tensor left, Tensor right) => Require(left).With(right, NetworkOperator.Divide, 0);

    /// <summary>x with the other sign.</summary>
    public static Tensor operator -(Tensor tensor) => Require(tensor).Add(NetworkOperator.Negate, tensor.Line);

    private static Tensor Require(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return tensor;
    }
}

using System.Runtime.Intrinsics;

namespace EvoLLM.Evaluators;

/// <summary>Four complex numbers.</summary>
internal readonly record struct ComplexVector(Vector256<double> Real, Vector256<double> Imaginary)
{
    public static ComplexVector operator -(ComplexVector left, ComplexVector right) => new(left.Real - right.Real, left.Imaginary - right.Imaginary);

    public static ComplexVector operator *(ComplexVector left, ComplexVector right) => new(
        (left.Real * right.Real) - (left.Imaginary * right.Imaginary),
        (left.Real * right.Imaginary) + (left.Imaginary * right.Real));

    public ComplexVector Inverse()
    {
        var square = (Real * Real) + (Imaginary * Imaginary);
        return new ComplexVector(Real / square, -Imaginary / square);
    }

    public Vector256<double> Magnitude() => Vector256.Sqrt((Real * Real) + (Imaginary * Imaginary));
}

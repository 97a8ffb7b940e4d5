using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EvoLLM.Evolver;

/// <summary>Sums and products of vectors. The order of every sum is fixed, so that each platform finds the same bits.</summary>
internal static class VectorMath
{
    /// <summary>The inner product.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var lanes = Vector256<double>.Zero;
        var i = 0;
        for (; i <= x.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            lanes += Vector256.Create(x[i..]) * Vector256.Create(y[i..]);
        }

        var sum = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
        for (; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    /// <summary>The Euclidean length.</summary>
    public static double Length(ReadOnlySpan<double> x) => Math.Sqrt(Dot(x, x));

    /// <summary>Multiplies each number.</summary>
    public static void Scale(Span<double> x, double factor)
    {
        foreach (ref var value in x)
        {
            value *= factor;
        }
    }

    /// <summary>target = x + factor y.</summary>
    public static void AddScaled(ReadOnlySpan<double> x, double factor, ReadOnlySpan<double> y, Span<double> target)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(target);
        var left = MemoryMarshal.Cast<double, Vector<double>>(x);
        var right = MemoryMarshal.Cast<double, Vector<double>>(y);
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i] = left[i] + (right[i] * factor);
        }

        for (var i = vectors.Length * Vector<double>.Count; i < target.Length; i++)
        {
            target[i] = x[i] + (y[i] * factor);
        }
    }

    /// <summary>Turns the plane that two vectors span: x becomes cosine x - sine y, y becomes sine x + cosine y.</summary>
    public static void Rotate(Span<double> x, Span<double> y, double cosine, double sine)
    {
        var left = MemoryMarshal.Cast<double, Vector<double>>(x);
        var right = MemoryMarshal.Cast<double, Vector<double>>(y);
        for (var i = 0; i < left.Length; i++)
        {
            (left[i], right[i]) = ((left[i] * cosine) - (right[i] * sine), (left[i] * sine) + (right[i] * cosine));
        }

        for (var i = left.Length * Vector<double>.Count; i < x.Length; i++)
        {
            (x[i], y[i]) = ((x[i] * cosine) - (y[i] * sine), (x[i] * sine) + (y[i] * cosine));
        }
    }
}

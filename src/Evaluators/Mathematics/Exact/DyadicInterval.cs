using System.Numerics;

namespace EvoLLM.Evaluators;

/// <summary>Two bounds between which a number lies that is no <see cref="Dyadic"/> itself. Sums and products are bounds again, without rounding.</summary>
/// <param name="Lower">Not above the number.</param>
/// <param name="Upper">Not below the number.</param>
public readonly record struct DyadicInterval(Dyadic Lower, Dyadic Upper)
{
    /// <summary>How many bits follow the point in bounds of roots, sines and cosines.</summary>
    internal const int Bits = 192;

    /// <summary>The interval that holds one number.</summary>
    /// <param name="value">The number.</param>
    public static DyadicInterval Of(Dyadic value) => new(value, value);

    /// <summary>Bounds of the square root of a fraction, 2^-192 apart.</summary>
    /// <param name="numerator">0 or more.</param>
    /// <param name="denominator">1 or more.</param>
    public static DyadicInterval SquareRoot(int numerator, int denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        if (numerator == 0)
        {
            return Of(Dyadic.Zero);
        }

        // The root of a whole number, rounded down, by Newton's iteration from above.
        var square = ((BigInteger)numerator << (2 * Bits)) / denominator;
        var root = BigInteger.One << (int)((square.GetBitLength() / 2) + 1);
        for (var next = (root + (square / root)) >> 1; next < root; next = (root + (square / root)) >> 1)
        {
            root = next;
        }

        return new DyadicInterval(new Dyadic(root, -Bits), new Dyadic(root + 1, -Bits));
    }

    /// <summary>The sum.</summary>
    /// <param name="left">Bounds of a number.</param>
    /// <param name="right">Bounds of another.</param>
    public static DyadicInterval operator +(DyadicInterval left, DyadicInterval right) => new(left.Lower + right.Lower, left.Upper + right.Upper);

    /// <summary>The negated number.</summary>
    /// <param name="value">Bounds of a number.</param>
    public static DyadicInterval operator -(DyadicInterval value) => new(-value.Upper, -value.Lower);

    /// <summary>The difference.</summary>
    /// <param name="left">Bounds of a number.</param>
    /// <param name="right">Bounds of what is taken from it.</param>
    public static DyadicInterval operator -(DyadicInterval left, DyadicInterval right) => left + (-right);

    /// <summary>The product.</summary>
    /// <param name="left">Bounds of a number.</param>
    /// <param name="right">Bounds of another.</param>
    public static DyadicInterval operator *(DyadicInterval left, DyadicInterval right)
    {
        Span<Dyadic> corners = [left.Lower * right.Lower, left.Lower * right.Upper, left.Upper * right.Lower, left.Upper * right.Upper];
        corners.Sort();
        return new DyadicInterval(corners[0], corners[^1]);
    }
}

using System.Globalization;
using System.Numerics;

namespace EvoLLM.Evaluators;

/// <summary>
/// A whole number times a power of two, without rounding. Every finite <see cref="double"/> is one, and sums, differences and products stay
/// such numbers: what is computed with them is true, not almost true.
/// </summary>
public readonly struct Dyadic : IEquatable<Dyadic>, IComparable<Dyadic>
{
    private const int DoubleBits = 53;
    private const int SmallestExponent = -1074;

    private readonly BigInteger _mantissa;
    private readonly int _exponent;

    /// <summary>Creates <paramref name="mantissa"/> times 2 to the power of <paramref name="exponent"/>.</summary>
    /// <param name="mantissa">Any whole number.</param>
    /// <param name="exponent">The power of two.</param>
    public Dyadic(BigInteger mantissa, int exponent)
    {
        // An odd mantissa makes equal numbers equal in both parts, and keeps the mantissa short.
        var zeros = mantissa.IsZero ? 0 : (int)BigInteger.TrailingZeroCount(mantissa);
        _mantissa = mantissa >> zeros;
        _exponent = mantissa.IsZero ? 0 : exponent + zeros;
    }

    /// <summary>0.</summary>
    public static Dyadic Zero => default;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => _mantissa.Sign;

    /// <summary>The number that a <see cref="double"/> stands for.</summary>
    /// <param name="value">A finite number.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is NaN or infinite.</exception>
    public static Dyadic FromDouble(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "Only finite numbers are whole numbers times a power of two.");
        }

        var bits = BitConverter.DoubleToInt64Bits(value);
        var biased = (int)((bits >> (DoubleBits - 1)) & 0x7FF);
        var fraction = bits & ((1L << (DoubleBits - 1)) - 1);
        var mantissa = biased == 0 ? fraction : fraction | (1L << (DoubleBits - 1));
        return new Dyadic(bits < 0 ? -mantissa : mantissa, Math.Max(biased, 1) - 1 + SmallestExponent);
    }

    /// <summary>The sum of numbers.</summary>
    /// <param name="values">Finite numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">One is NaN or infinite.</exception>
    public static Dyadic Sum(IEnumerable<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Aggregate(Zero, (sum, value) => sum + FromDouble(value));
    }

    /// <summary>The <see cref="double"/> nearest to a quotient; of two equally near ones the even one.</summary>
    /// <param name="dividend">What is divided.</param>
    /// <param name="divisor">By what.</param>
    /// <exception cref="DivideByZeroException"><paramref name="divisor"/> is 0.</exception>
    public static double Quotient(Dyadic dividend, Dyadic divisor)
    {
        // At least two bits more than a double holds, and one that says whether anything follows.
        var (numerator, denominator) = (BigInteger.Abs(dividend._mantissa), BigInteger.Abs(divisor._mantissa));
        var shift = (int)Math.Max(0, DoubleBits + 2 + denominator.GetBitLength() - numerator.GetBitLength());
        var quotient = BigInteger.DivRem(numerator << shift, denominator, out var remainder);
        var magnitude = Round((quotient << 1) | (remainder.IsZero ? 0 : 1), dividend._exponent - divisor._exponent - shift - 1);
        return dividend.Sign * divisor.Sign < 0 ? -magnitude : magnitude;
    }

    /// <summary>The nearest <see cref="double"/>; of two equally near ones the even one; infinite beyond the largest.</summary>
    public double ToDouble() => Sign * Round(BigInteger.Abs(_mantissa), _exponent);

    /// <summary>The smallest <see cref="double"/> that is not below this number.</summary>
    public double RoundUp()
    {
        var nearest = ToDouble();
        return double.IsFinite(nearest) && FromDouble(nearest) < this ? Math.BitIncrement(nearest) : nearest;
    }

    /// <summary>This number times 2 to the power of <paramref name="bits"/>, rounded down to a whole number.</summary>
    internal BigInteger ToFixedPoint(int bits) => _mantissa << (_exponent + bits);

    /// <inheritdoc/>
    public int CompareTo(Dyadic other) => (this - other).Sign;

    /// <inheritdoc/>
    public bool Equals(Dyadic other) => _exponent == other._exponent && _mantissa == other._mantissa;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Dyadic other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_mantissa, _exponent);

    /// <summary>Mantissa and power of two, e.g. <c>3 * 2^-1</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_mantissa} * 2^{_exponent}");

    /// <summary>The sum.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">Another.</param>
    public static Dyadic operator +(Dyadic left, Dyadic right)
    {
        var exponent = Math.Min(left._exponent, right._exponent);
        return new Dyadic((left._mantissa << (left._exponent - exponent)) + (right._mantissa << (right._exponent - exponent)), exponent);
    }

    /// <summary>The negated number.</summary>
    /// <param name="value">A number.</param>
    public static Dyadic operator -(Dyadic value) => new(-value._mantissa, value._exponent);

    /// <summary>The difference.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">What is taken from it.</param>
    public static Dyadic operator -(Dyadic left, Dyadic right) => left + (-right);

    /// <summary>The product.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">Another.</param>
    public static Dyadic operator *(Dyadic left, Dyadic right) => new(left._mantissa * right._mantissa, left._exponent + right._exponent);

    /// <summary>Whether both are the same number.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">Another.</param>
    public static bool operator ==(Dyadic left, Dyadic right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">Another.</param>
    public static bool operator !=(Dyadic left, Dyadic right) => !left.Equals(right);

    /// <summary>Whether the first is smaller.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">Another.</param>
    public static bool operator <(Dyadic left, Dyadic right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first is larger.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">Another.</param>
    public static bool operator >(Dyadic left, Dyadic right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first is not larger.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">Another.</param>
    public static bool operator <=(Dyadic left, Dyadic right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first is not smaller.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">Another.</param>
    public static bool operator >=(Dyadic left, Dyadic right) => left.CompareTo(right) >= 0;

    private static double Round(BigInteger magnitude, int exponent)
    {
        // A double keeps 53 bits, and none below 2^-1074.
        var dropped = (int)Math.Max(magnitude.GetBitLength() - DoubleBits, (long)SmallestExponent - exponent);
        if (dropped <= 0)
        {
            return Math.ScaleB((double)magnitude, exponent);
        }

        var kept = magnitude >> dropped;
        var twice = (magnitude - (kept << dropped)) << 1;
        var order = twice.CompareTo(BigInteger.One << dropped);
        return Math.ScaleB((double)(order > 0 || (order == 0 && !kept.IsEven) ? kept + 1 : kept), exponent + dropped);
    }
}

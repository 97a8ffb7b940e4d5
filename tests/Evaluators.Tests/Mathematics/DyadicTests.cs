using System.Numerics;
using FsCheck.Xunit;

namespace EvoLLM.Evaluators.Tests;

public sealed class DyadicTests
{
    [Property]
    public bool Arithmetic_AnyDoubles_IsThatOfWholeNumbersOverAPowerOfTwo(double left, double right)
    {
        if (!double.IsFinite(left) || !double.IsFinite(right))
        {
            return true;
        }

        var (a, b) = (Dyadic.FromDouble(left), Dyadic.FromDouble(right));
        var (x, y) = (Whole(left), Whole(right));
        return a + b == new Dyadic(x + y, -1074)
            && a - b == new Dyadic(x - y, -1074)
            && a * b == new Dyadic(x * y, -2148)
            && a.CompareTo(b) == x.CompareTo(y)
            && a.ToDouble() == left;
    }

    [Property]
    public bool ToDouble_SumOfTwo_RoundsAsTheProcessorDoes(double left, double right) =>
        !double.IsFinite(left) || !double.IsFinite(right) || (Dyadic.FromDouble(left) + Dyadic.FromDouble(right)).ToDouble() == left + right;

    [Property]
    public bool Quotient_AnyDoubles_RoundsAsTheProcessorDoes(double left, double right) =>
        !double.IsFinite(left) || !double.IsFinite(right) || right == 0 || Dyadic.Quotient(Dyadic.FromDouble(left), Dyadic.FromDouble(right)) == left / right;

    [Property]
    public bool RoundUp_Product_IsTheSmallestDoubleThatIsNotBelow(double left, double right)
    {
        if (!double.IsFinite(left * right) || !double.IsFinite(left) || !double.IsFinite(right))
        {
            return true;
        }

        var exact = Dyadic.FromDouble(left) * Dyadic.FromDouble(right);
        var up = exact.RoundUp();
        return double.IsInfinity(up) || (Dyadic.FromDouble(up) >= exact && (up == double.MinValue || Dyadic.FromDouble(Math.BitDecrement(up)) < exact));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void FromDouble_NoNumber_IsRefused(double value) => Assert.Throws<ArgumentOutOfRangeException>(() => Dyadic.FromDouble(value));

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 4)]
    [InlineData(1, 3)]
    public void SquareRoot_Fraction_LiesBetweenItsBoundsWhichAreClose(int numerator, int denominator)
    {
        var root = DyadicInterval.SquareRoot(numerator, denominator);
        Assert.True(root.Lower * root.Lower * Dyadic.FromDouble(denominator) <= Dyadic.FromDouble(numerator));
        Assert.True(root.Upper * root.Upper * Dyadic.FromDouble(denominator) >= Dyadic.FromDouble(numerator));
        Assert.True((root.Upper - root.Lower) <= new Dyadic(1, -190));
    }

    [Property]
    public bool CertifiedAngle_AnyAngle_IsNearTheLibrarysAndOnTheCircle(double radians)
    {
        var angle = double.IsFinite(radians) ? Math.IEEERemainder(radians, 7) * 2 : 1;
        if (Math.Abs(angle) > CertifiedAngle.Largest)
        {
            return true;
        }

        var certified = CertifiedAngle.Of(angle);
        var square = (certified.Cosine * certified.Cosine) + (certified.Sine * certified.Sine);
        var one = Dyadic.FromDouble(1);
        return Math.Abs(certified.Cosine.Lower.ToDouble() - Math.Cos(angle)) < 1e-15
            && Math.Abs(certified.Sine.Lower.ToDouble() - Math.Sin(angle)) < 1e-15
            && square.Lower <= one && one <= square.Upper
            && certified.Sine.Upper - certified.Sine.Lower < new Dyadic(1, -180);
    }

    private static BigInteger Whole(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        BigInteger mantissa = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52);
        return (bits < 0 ? -mantissa : mantissa) << Math.Max(0, exponent - 1);
    }
}

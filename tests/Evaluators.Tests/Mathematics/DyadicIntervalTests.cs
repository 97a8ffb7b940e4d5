using FsCheck.Xunit;

namespace EvoLLM.Evaluators.Tests;

public sealed class DyadicIntervalTests
{
    [Property]
    public bool Arithmetic_NumbersWithinTheirBounds_StayWithinThoseOfTheResult(int a, int b, int c, int d, byte left, byte right)
    {
        var (first, second) = (Between(a, b), Between(c, d));
        var (x, y) = (Within(first, left), Within(second, right));
        return Holds(first + second, x + y) && Holds(first - second, x - y) && Holds(first * second, x * y) && Holds(-first, -x);
    }

    [Property]
    public bool SquareRoot_OfASquare_HoldsTheWholeNumber(ushort number) =>
        Holds(DyadicInterval.SquareRoot((number % 40000) * (number % 40000), 1), Dyadic.FromDouble(number % 40000));

    [Property]
    public bool CertifiedAngle_SumOfTwo_AgreesWithTheAdditionTheorems(short left, short right)
    {
        // Sums of such angles are exact, and within the largest.
        var (a, b) = (left * Math.ScaleB(3.4, -15), right * Math.ScaleB(3.4, -15));
        var sum = a + b;
        if (Dyadic.FromDouble(a) + Dyadic.FromDouble(b) != Dyadic.FromDouble(sum))
        {
            return true;
        }

        var (first, second, both) = (CertifiedAngle.Of(a), CertifiedAngle.Of(b), CertifiedAngle.Of(sum));
        return Meet((first.Cosine * second.Cosine) - (first.Sine * second.Sine), both.Cosine)
            && Meet((first.Sine * second.Cosine) + (first.Cosine * second.Sine), both.Sine);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(double.Epsilon)]
    public void CertifiedAngle_NoTurn_HoldsOneAndNothing(double radians)
    {
        var angle = CertifiedAngle.Of(radians);
        Assert.True(Holds(angle.Cosine, Dyadic.FromDouble(1)));
        Assert.True(Holds(angle.Sine, Dyadic.Zero));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(7.0000000000000018)]
    [InlineData(double.NegativeInfinity)]
    public void CertifiedAngle_BeyondTheLargest_IsRefused(double radians) => Assert.Throws<ArgumentOutOfRangeException>(() => CertifiedAngle.Of(radians));

    private static DyadicInterval Between(int a, int b) => new(new Dyadic(Math.Min(a, b), -20), new Dyadic(Math.Max(a, b), -20));

    // A number between the bounds, by 256ths of the way.
    private static Dyadic Within(DyadicInterval bounds, byte part) => bounds.Lower + ((bounds.Upper - bounds.Lower) * new Dyadic(part, -8));

    private static bool Holds(DyadicInterval bounds, Dyadic number) => bounds.Lower <= number && number <= bounds.Upper;

    private static bool Meet(DyadicInterval one, DyadicInterval other) => one.Lower <= other.Upper && other.Lower <= one.Upper;
}

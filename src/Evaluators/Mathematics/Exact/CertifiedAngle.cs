using System.Numerics;

namespace EvoLLM.Evaluators;

/// <summary>Bounds of the cosine and the sine of an angle. The library's own functions promise no error bound; these are proved.</summary>
/// <param name="Cosine">Bounds of the cosine.</param>
/// <param name="Sine">Bounds of the sine.</param>
public readonly record struct CertifiedAngle(DyadicInterval Cosine, DyadicInterval Sine)
{
    /// <summary>The largest angle that is taken, in radians.</summary>
    public const double Largest = 7;

    // Bits beyond those of the bounds: they take up the error of each term, and the size of the largest (7^7 / 7! is below 2^8).
    private const int Guard = 32;
    private const int Terms = 96;

    /// <summary>Computes bounds that are less than 2^-180 apart.</summary>
    /// <param name="radians">From -7 to 7.</param>
    /// <exception cref="ArgumentOutOfRangeException">The angle lies outside, or is NaN.</exception>
    public static CertifiedAngle Of(double radians)
    {
        if (!(Math.Abs(radians) <= Largest))
        {
            throw new ArgumentOutOfRangeException(nameof(radians), radians, "An angle from -7 to 7 is asked for.");
        }

        if (radians == 0)
        {
            return new CertifiedAngle(DyadicInterval.Of(Dyadic.FromDouble(1)), DyadicInterval.Of(Dyadic.Zero));
        }

        // Taylor's series in whole numbers of 2^-(Bits + Guard). Each term is off by less than 2^16 of them: the error of the one
        // before grows by at most 7 a term while terms grow, less than 7^7 / 7! in all, and rounding adds 2 to it each time.
        // 96 terms: 7^96 / 96! is below 2^-227, and so is what follows.
        const int Fraction = DyadicInterval.Bits + Guard;
        var angle = Dyadic.FromDouble(radians).ToFixedPoint(Fraction);
        var term = BigInteger.One << Fraction;
        var (cosine, sine) = (term, BigInteger.Zero);
        for (var power = 1; power <= Terms; power++)
        {
            term = ((term * angle) >> Fraction) / power;
            var signed = (power & 2) == 0 ? term : -term;
            (cosine, sine) = (power & 1) == 0 ? (cosine + signed, sine) : (cosine, sine + signed);
        }

        return new CertifiedAngle(Widen(cosine), Widen(sine));
    }

    // 96 terms of an error below 2^16, and the rounded angle itself, stay below 2^24.
    private static DyadicInterval Widen(BigInteger value) => new(
        new Dyadic(value - (BigInteger.One << 24), -DyadicInterval.Bits - Guard),
        new Dyadic(value + (BigInteger.One << 24), -DyadicInterval.Bits - Guard));
}

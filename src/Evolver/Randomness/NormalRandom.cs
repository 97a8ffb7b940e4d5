using System.Runtime.Intrinsics;

namespace EvoLLM.Evolver;

/// <summary>
/// Normally distributed numbers, many at a time: the transform of Box and Muller (1958) over four lanes of xoshiro256++
/// (Blackman and Vigna 2019). It adds, multiplies, divides and takes square roots only, so that the same numbers come out on every platform.
/// </summary>
public static class NormalRandom
{
    private const int Lanes = 4;
    private const ulong One = 0x3FF0000000000000;
    private const ulong SquareRootOfHalf = 0x3FE6A09E667F3BCD;

    // 2^52 as a double: its last bits are an integer.
    private const ulong Magic = 0x4330000000000000;

    /// <summary>Fills a span with independent numbers of mean 0 and variance 1.</summary>
    /// <param name="random">The stream of this decision; eight bytes of it are used.</param>
    /// <param name="values">What is filled.</param>
    public static void NextNormals(this Random random, Span<double> values)
    {
        ArgumentNullException.ThrowIfNull(random);
        var bits = new Bits(random);
        while (values.Length >= 2 * Lanes)
        {
            var (first, second) = Pair(ref bits);
            first.CopyTo(values);
            second.CopyTo(values[Lanes..]);
            values = values[(2 * Lanes)..];
        }

        if (!values.IsEmpty)
        {
            Span<double> last = stackalloc double[2 * Lanes];
            var (first, second) = Pair(ref bits);
            first.CopyTo(last);
            second.CopyTo(last[Lanes..]);
            last[..values.Length].CopyTo(values);
        }
    }

    private static (Vector256<double> First, Vector256<double> Second) Pair(ref Bits bits)
    {
        var radius = Vector256.Sqrt(Vector256.Create(-2.0) * Logarithm(Vector256.Create(2.0) - OneToTwo(bits.Next())));
        var turn = bits.Next();
        var (cosine, sine) = EighthTurns(OneToTwo(turn) - Vector256.Create(1.5));

        // The two lowest bits turn the quarter circle into a whole one.
        var swap = Vector256.Equals(turn & Vector256.Create(1UL), default).AsDouble();
        var sign = Vector256.ShiftLeft(turn & Vector256.Create(2UL), 62).AsDouble();
        return (radius * (Vector256.ConditionalSelect(swap, cosine, sine) ^ sign), radius * (Vector256.ConditionalSelect(swap, sine, cosine) ^ sign));
    }

    /// <summary>52 random bits as a number from 1 to below 2.</summary>
    private static Vector256<double> OneToTwo(Vector256<ulong> bits) => (Vector256.ShiftRightLogical(bits, 12) | Vector256.Create(One)).AsDouble();

    /// <summary>The logarithm of normal numbers: of the power of two, and of the rest by the series of the inverse hyperbolic tangent.</summary>
    private static Vector256<double> Logarithm(Vector256<double> x)
    {
        var power = Vector256.ShiftRightLogical(x.AsUInt64() + Vector256.Create(One - SquareRootOfHalf), 52);
        var rest = (x.AsUInt64() - Vector256.ShiftLeft(power, 52) + Vector256.Create(One)).AsDouble();
        var exponent = (power | Vector256.Create(Magic)).AsDouble() - Vector256.Create((double)(1L << 52) + 1023);
        var s = (rest - Vector256<double>.One) / (rest + Vector256<double>.One);
        var z = s * s;
        var series = Vector256.Create(1.0 / 19);
        for (var odd = 17; odd >= 1; odd -= 2)
        {
            series = (series * z) + Vector256.Create(1.0 / odd);
        }

        return (exponent * Vector256.Create(0.6931471805599453)) + (Vector256.Create(2.0) * s * series);
    }

    /// <summary>Cosine and sine of quarter turns, -1/2 to 1/2 of one, by their series.</summary>
    private static (Vector256<double> Cosine, Vector256<double> Sine) EighthTurns(Vector256<double> quarters)
    {
        var x = quarters * Vector256.Create(Math.PI / 2);
        var z = x * x;
        var cosine = Vector256.Create(-1.0 / 87178291200);
        cosine = (cosine * z) + Vector256.Create(1.0 / 479001600);
        cosine = (cosine * z) + Vector256.Create(-1.0 / 3628800);
        cosine = (cosine * z) + Vector256.Create(1.0 / 40320);
        cosine = (cosine * z) + Vector256.Create(-1.0 / 720);
        cosine = (cosine * z) + Vector256.Create(1.0 / 24);
        cosine = (cosine * z) + Vector256.Create(-1.0 / 2);
        var sine = Vector256.Create(1.0 / 6227020800);
        sine = (sine * z) + Vector256.Create(-1.0 / 39916800);
        sine = (sine * z) + Vector256.Create(1.0 / 362880);
        sine = (sine * z) + Vector256.Create(-1.0 / 5040);
        sine = (sine * z) + Vector256.Create(1.0 / 120);
        sine = (sine * z) + Vector256.Create(-1.0 / 6);
        return ((cosine * z) + Vector256<double>.One, x * ((sine * z) + Vector256<double>.One));
    }

    /// <summary>Four generators side by side.</summary>
    private struct Bits
    {
        private Vector256<ulong> _s0;
        private Vector256<ulong> _s1;
        private Vector256<ulong> _s2;
        private Vector256<ulong> _s3;

        public Bits(Random random)
        {
            Span<byte> seed = stackalloc byte[sizeof(ulong)];
            random.NextBytes(seed);
            var seeds = new SeededRandom(System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(seed));
            _s0 = Draw(seeds);
            _s1 = Draw(seeds);
            _s2 = Draw(seeds);
            _s3 = Draw(seeds);
        }

        public Vector256<ulong> Next()
        {
            var sum = _s0 + _s3;
            var result = (Vector256.ShiftLeft(sum, 23) | Vector256.ShiftRightLogical(sum, 41)) + _s0;
            var t = Vector256.ShiftLeft(_s1, 17);
            _s2 ^= _s0;
            _s3 ^= _s1;
            _s1 ^= _s2;
            _s0 ^= _s3;
            _s2 ^= t;
            _s3 = Vector256.ShiftLeft(_s3, 45) | Vector256.ShiftRightLogical(_s3, 19);
            return result;
        }

        private static Vector256<ulong> Draw(SeededRandom random) =>
            Vector256.Create(random.NextBits(), random.NextBits(), random.NextBits(), random.NextBits());
    }
}

using System.Runtime.Intrinsics;

namespace EvoLLM.Evolver;

/// <summary>
/// Normally distributed numbers, many at a time: the transform of Box and Muller (1958) over eight lanes of xoshiro256++
/// (Blackman and Vigna 2019). It adds, multiplies, divides and takes square roots only, so that the same numbers come out on every platform.
/// </summary>
public static class NormalRandom
{
    private const int Lanes = 8;
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

    private static (Vector512<double> First, Vector512<double> Second) Pair(ref Bits bits)
    {
        var radius = Vector512.Sqrt(Vector512.Create(-2.0) * Logarithm(Vector512.Create(2.0) - OneToTwo(bits.Next())));
        var turn = bits.Next();
        var (cosine, sine) = EighthTurns(OneToTwo(turn) - Vector512.Create(1.5));

        // The two lowest bits turn the quarter circle into a whole one.
        var swap = Vector512.Equals(turn & Vector512.Create(1UL), default).AsDouble();
        var sign = Vector512.ShiftLeft(turn & Vector512.Create(2UL), 62).AsDouble();
        return (radius * (Vector512.ConditionalSelect(swap, cosine, sine) ^ sign), radius * (Vector512.ConditionalSelect(swap, sine, cosine) ^ sign));
    }

    /// <summary>52 random bits as a number from 1 to below 2.</summary>
    private static Vector512<double> OneToTwo(Vector512<ulong> bits) => (Vector512.ShiftRightLogical(bits, 12) | Vector512.Create(One)).AsDouble();

    /// <summary>The logarithm of normal numbers: of the power of two, and of the rest by the series of the inverse hyperbolic tangent.</summary>
    private static Vector512<double> Logarithm(Vector512<double> x)
    {
        var power = Vector512.ShiftRightLogical(x.AsUInt64() + Vector512.Create(One - SquareRootOfHalf), 52);
        var rest = (x.AsUInt64() - Vector512.ShiftLeft(power, 52) + Vector512.Create(One)).AsDouble();
        var exponent = (power | Vector512.Create(Magic)).AsDouble() - Vector512.Create((double)(1L << 52) + 1023);
        var s = (rest - Vector512<double>.One) / (rest + Vector512<double>.One);
        var z = s * s;
        var series = Vector512.Create(1.0 / 15);
        for (var odd = 13; odd >= 1; odd -= 2)
        {
            series = (series * z) + Vector512.Create(1.0 / odd);
        }

        return (exponent * Vector512.Create(0.6931471805599453)) + (Vector512.Create(2.0) * s * series);
    }

    /// <summary>Cosine and sine of quarter turns, -1/2 to 1/2 of one, by their series.</summary>
    private static (Vector512<double> Cosine, Vector512<double> Sine) EighthTurns(Vector512<double> quarters)
    {
        var x = quarters * Vector512.Create(Math.PI / 2);
        var z = x * x;
        var cosine = Vector512.Create(1.0 / 479001600);
        cosine = (cosine * z) + Vector512.Create(-1.0 / 3628800);
        cosine = (cosine * z) + Vector512.Create(1.0 / 40320);
        cosine = (cosine * z) + Vector512.Create(-1.0 / 720);
        cosine = (cosine * z) + Vector512.Create(1.0 / 24);
        cosine = (cosine * z) + Vector512.Create(-1.0 / 2);
        var sine = Vector512.Create(-1.0 / 39916800);
        sine = (sine * z) + Vector512.Create(1.0 / 362880);
        sine = (sine * z) + Vector512.Create(-1.0 / 5040);
        sine = (sine * z) + Vector512.Create(1.0 / 120);
        sine = (sine * z) + Vector512.Create(-1.0 / 6);
        return ((cosine * z) + Vector512<double>.One, x * ((sine * z) + Vector512<double>.One));
    }

    /// <summary>Eight generators side by side.</summary>
    private struct Bits
    {
        private Vector512<ulong> _s0;
        private Vector512<ulong> _s1;
        private Vector512<ulong> _s2;
        private Vector512<ulong> _s3;

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

        public Vector512<ulong> Next()
        {
            var sum = _s0 + _s3;
            var result = (Vector512.ShiftLeft(sum, 23) | Vector512.ShiftRightLogical(sum, 41)) + _s0;
            var t = Vector512.ShiftLeft(_s1, 17);
            _s2 ^= _s0;
            _s3 ^= _s1;
            _s1 ^= _s2;
            _s0 ^= _s3;
            _s2 ^= t;
            _s3 = Vector512.ShiftLeft(_s3, 45) | Vector512.ShiftRightLogical(_s3, 19);
            return result;
        }

        private static Vector512<ulong> Draw(SeededRandom random) =>
            Vector512.Create(random.NextBits(), random.NextBits(), random.NextBits(), random.NextBits(), random.NextBits(), random.NextBits(), random.NextBits(), random.NextBits());
    }
}

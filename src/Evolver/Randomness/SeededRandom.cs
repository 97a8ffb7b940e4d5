using System.Numerics;
using System.Text;

namespace EvoLLM.Evolver;

/// <summary>
/// A stream of random numbers that depends on (seed, purpose, index) alone: every decision of a run draws from a
/// stream of its own, so that neither time nor order of completion nor the number of workers decides anything.
/// The generator is xoshiro256** of Blackman and Vigna (2018), its state filled by SplitMix64; the same numbers
/// come out on every platform and with every version of .NET.
/// </summary>
public sealed class SeededRandom : Random
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Opens the stream that a seed alone names.</summary>
    /// <param name="seed">Any number.</param>
    public SeededRandom(ulong seed)
    {
        _s0 = SplitMix(ref seed);
        _s1 = SplitMix(ref seed);
        _s2 = SplitMix(ref seed);
        _s3 = SplitMix(ref seed);
    }

    /// <summary>Opens the stream of one decision.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="purpose">What is decided, e.g. <c>parents</c>.</param>
    /// <param name="index">Which of the decisions of this kind, e.g. the proposal's number.</param>
    public SeededRandom(ulong seed, string purpose, long index)
        : this(Derive(seed, purpose, index))
    {
    }

    /// <summary>The seed of the stream that (seed, purpose, index) names.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="purpose">What is decided.</param>
    /// <param name="index">Which of the decisions of this kind.</param>
    public static ulong Derive(ulong seed, string purpose, long index)
    {
        ArgumentNullException.ThrowIfNull(purpose);

        // FNV-1a over the purpose; SplitMix64 between the parts keeps neighbouring seeds and indices apart.
        var hash = 14695981039346656037UL;
        foreach (var value in Encoding.UTF8.GetBytes(purpose))
        {
            hash = (hash ^ value) * 1099511628211UL;
        }

        var state = SplitMix(ref seed) ^ hash;
        state = SplitMix(ref state) ^ (ulong)index;
        return SplitMix(ref state);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <inheritdoc/>
    public override int Next() => Next(int.MaxValue);

    /// <inheritdoc/>
    public override int Next(int maxValue) => Next(0, maxValue);

    /// <inheritdoc/>
    public override int Next(int minValue, int maxValue) => (int)NextInt64(minValue, maxValue);

    /// <inheritdoc/>
    public override long NextInt64() => NextInt64(long.MaxValue);

    /// <inheritdoc/>
    public override long NextInt64(long maxValue) => NextInt64(0, maxValue);

    /// <inheritdoc/>
    public override long NextInt64(long minValue, long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxValue, minValue);
        var range = (ulong)(maxValue - minValue);
        if (range <= 1)
        {
            return minValue;
        }

        // Lemire's multiplication with rejection: no modulo bias.
        var threshold = (0 - range) % range;
        ulong low;
        ulong high;
        do
        {
            high = Math.BigMul(NextBits(), range, out low);
        }
        while (low < threshold);
        return minValue + (long)high;
    }

    /// <inheritdoc/>
    public override double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <inheritdoc/>
    public override float NextSingle() => (NextBits() >> 40) * (1.0f / (1U << 24));

    /// <inheritdoc/>
    public override void NextBytes(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        NextBytes(buffer.AsSpan());
    }

    /// <inheritdoc/>
    public override void NextBytes(Span<byte> buffer)
    {
        Span<byte> bits = stackalloc byte[sizeof(ulong)];
        while (!buffer.IsEmpty)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(bits, NextBits());
            var count = Math.Min(buffer.Length, bits.Length);
            bits[..count].CopyTo(buffer);
            buffer = buffer[count..];
        }
    }

    /// <inheritdoc/>
    protected override double Sample() => NextDouble();

    private static ulong SplitMix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}

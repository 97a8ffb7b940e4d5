namespace EvoLLM.Evaluators;

/// <summary>
/// The generator that most published instances were drawn with: MT19937 (Matsumoto and Nishimura 1998), seeded by Knuth's
/// recurrence, as NumPy's <c>RandomState</c> has it. The same seed gives the same numbers as there, bit for bit.
/// </summary>
public sealed class LegacyRandom
{
    private const int Length = 624;
    private const int Middle = 397;

    private readonly uint[] _state = new uint[Length];
    private int _next = Length;

    /// <summary>Seeds the generator.</summary>
    /// <param name="seed">The seed.</param>
    public LegacyRandom(uint seed)
    {
        _state[0] = seed;
        for (var i = 1; i < Length; i++)
        {
            _state[i] = (1812433253U * (_state[i - 1] ^ (_state[i - 1] >> 30))) + (uint)i;
        }
    }

    /// <summary>The next 32 bits.</summary>
    public uint NextUInt32()
    {
        if (_next == Length)
        {
            Twist();
        }

        var bits = _state[_next++];
        bits ^= bits >> 11;
        bits ^= (bits << 7) & 0x9D2C5680U;
        bits ^= (bits << 15) & 0xEFC60000U;
        return bits ^ (bits >> 18);
    }

    /// <summary>A number from 0 to 1, 1 excluded, of 53 random bits: <c>rand</c>.</summary>
    public double NextDouble() => (((NextUInt32() >> 5) * 67108864.0) + (NextUInt32() >> 6)) / 9007199254740992.0;

    /// <summary>A number between two bounds: <c>uniform</c>.</summary>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    public double Uniform(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary>A whole number by masked rejection on 32 bits: <c>randint</c>.</summary>
    /// <param name="low">The smallest.</param>
    /// <param name="high">One more than the largest, above <paramref name="low"/>.</param>
    public int NextInteger(int low, int high)
    {
        var range = (uint)(high - 1 - low);
        if (range == 0)
        {
            return low;
        }

        var mask = uint.MaxValue >> System.Numerics.BitOperations.LeadingZeroCount(range);
        uint drawn;
        do
        {
            drawn = NextUInt32() & mask;
        }
        while (drawn > range);
        return low + (int)drawn;
    }

    private void Twist()
    {
        for (var i = 0; i < Length; i++)
        {
            var bits = (_state[i] & 0x80000000U) | (_state[(i + 1) % Length] & 0x7FFFFFFFU);
            _state[i] = _state[(i + Middle) % Length] ^ (bits >> 1) ^ ((bits & 1) == 0 ? 0 : 0x9908B0DFU);
        }

        _next = 0;
    }
}

using FsCheck.Xunit;

namespace EvoLLM.Evolver.Tests;

public sealed class SeededRandomTests
{
    [Fact]
    public void NextBits_SeedZero_FollowsTheReferenceGenerator()
    {
        // SplitMix64 from state 0 yields these four words (reference implementation of Vigna); xoshiro256** on them follows.
        ulong[] state = [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F, 0xF88BB8A8724C81EC];
        var random = new SeededRandom(0);
        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal(Xoshiro(state), random.NextBits());
        }
    }

    [Property]
    public bool Next_AnyRange_StaysInside(ulong seed, int a, int b)
    {
        var (low, high) = (Math.Min(a, b), Math.Max(a, b));
        var value = new SeededRandom(seed).Next(low, high);
        return low == high ? value == low : value >= low && value < high;
    }

    [Property]
    public bool Constructor_SameDecision_SameNumbers(ulong seed, string purpose, int index)
    {
        purpose ??= "";
        var (first, second) = (new SeededRandom(seed, purpose, index), new SeededRandom(seed, purpose, index));
        return Enumerable.Range(0, 20).All(_ => first.NextBits() == second.NextBits());
    }

    [Fact]
    public void Derive_NeighbouringDecisions_HaveUnrelatedSeeds()
    {
        var seeds = new HashSet<ulong>();
        for (var seed = 0UL; seed < 50; seed++)
        {
            for (var index = 0; index < 50; index++)
            {
                seeds.Add(SeededRandom.Derive(seed, "parents", index));
                seeds.Add(SeededRandom.Derive(seed, "operator", index));
            }
        }

        Assert.Equal(50 * 50 * 2, seeds.Count);
    }

    [Fact]
    public void Next_SmallRange_IsUniform()
    {
        var random = new SeededRandom(7);
        var counts = new int[10];
        for (var i = 0; i < 100_000; i++)
        {
            counts[random.Next(10)]++;
        }

        // Chi-square with 9 degrees of freedom: 27.9 is passed once in a thousand.
        Assert.True(counts.Sum(count => Math.Pow(count - 10_000, 2) / 10_000) < 27.9);
    }

    [Fact]
    public void NextDouble_ManyDraws_HasTheMomentsOfTheUniformDistribution()
    {
        var random = new SeededRandom(3);
        var draws = Enumerable.Range(0, 100_000).Select(_ => random.NextDouble()).ToList();
        Assert.All(draws, draw => Assert.InRange(draw, 0, 0.9999999999999999));
        Assert.Equal(0.5, draws.Average(), 0.005);
        Assert.Equal(1.0 / 3, draws.Average(draw => draw * draw), 0.005);
    }

    private static ulong Xoshiro(ulong[] s)
    {
        var result = ulong.RotateLeft(s[1] * 5, 7) * 9;
        var t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = ulong.RotateLeft(s[3], 45);
        return result;
    }
}

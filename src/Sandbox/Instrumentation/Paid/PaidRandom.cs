using System.Runtime.CompilerServices;

namespace EvoLLM.Sandbox;

/// <summary>Sources of random numbers, paid by how many numbers they make.</summary>
internal static class PaidRandom
{
    private const int StateBytes = 320;
    private const int StateSteps = 64;
    private const int ShuffleSteps = 4;

    [Replaces(typeof(Random), ".ctor")]
    public static Random New(int seed)
    {
        Meter.Allocate(StateBytes);
        Meter.Work(StateSteps);
        return new Random(seed);
    }

    [Replaces(typeof(Random), nameof(Random.Shuffle))]
    public static void Shuffle<T>(Random random, T[] values)
    {
        Meter.Work((values?.Length ?? 0) * (long)ShuffleSteps);
        random.Shuffle(values!);
    }

    [Replaces(typeof(Random), nameof(Random.Shuffle))]
    public static void Shuffle<T>(Random random, Span<T> values)
    {
        Meter.Work(values.Length * (long)ShuffleSteps);
        random.Shuffle(values);
    }

    [Replaces(typeof(Random), nameof(Random.GetItems))]
    public static T[] GetItems<T>(Random random, T[] choices, int length)
    {
        Meter.AllocateBlock((long)length * Unsafe.SizeOf<T>());
        Meter.Work(Math.Max(0, length));
        return random.GetItems(choices, length);
    }
}

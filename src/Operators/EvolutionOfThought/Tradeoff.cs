using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>A program with its two objectives.</summary>
/// <param name="Elite">The program.</param>
/// <param name="Fitness">Larger is better.</param>
/// <param name="Size">Smaller is better; 0 where it is not known.</param>
internal sealed record Tradeoff(Elite Elite, double Fitness, double Size)
{
    /// <summary>Whether this is at least as good in both objectives and better in one.</summary>
    public bool Dominates(Tradeoff other) =>
        Fitness >= other.Fitness && Size <= other.Size && (Fitness > other.Fitness || Size < other.Size);

    /// <summary>How far two lie apart, each objective relative to its range.</summary>
    public double Distance(Tradeoff other, (double Fitness, double Size) range) =>
        Math.Sqrt(Square(Fitness - other.Fitness, range.Fitness) + Square(Size - other.Size, range.Size));

    /// <summary>The ranges of both objectives.</summary>
    public static (double Fitness, double Size) Range(IReadOnlyList<Tradeoff> all) => all.Count == 0 ? (0, 0)
        : (all.Max(one => one.Fitness) - all.Min(one => one.Fitness), all.Max(one => one.Size) - all.Min(one => one.Size));

    private static double Square(double difference, double range) => range > 0 ? difference / range * (difference / range) : 0;
}

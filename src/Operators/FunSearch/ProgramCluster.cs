using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>The programs of an island that do the same on every instance.</summary>
/// <param name="score">Their fitness.</param>
internal sealed class ProgramCluster(double score)
{
    private readonly List<Elite> _programs = [];

    public double Score => score;

    public void Add(Elite program) => _programs.Add(program);

    /// <summary>Draws a program; the shorter it is among these, the likelier.</summary>
    public Elite Draw(Random random) => _programs[Softmax.Draw(Logits([.. _programs.Select(program => program.Candidate.Source.Length)]), random)];

    /// <summary>How likely programs are by their lengths: 0 for the shortest, and about -1 for one that is much longer.</summary>
    /// <param name="lengths">Their lengths in characters.</param>
    public static double[] Logits(IReadOnlyCollection<int> lengths)
    {
        var (shortest, longest) = (lengths.Min(), lengths.Max());
        return [.. lengths.Select(length => -(length - shortest) / (longest + 1e-6))];
    }
}

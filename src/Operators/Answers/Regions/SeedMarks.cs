using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>Checks the lines that mark what may change in a problem's own programs.</summary>
public static class SeedMarks
{
    /// <summary>What is wrong with them, in one line; <see langword="null"/> where nothing is, or there are none.</summary>
    /// <param name="problem">The problem.</param>
    public static string? Fault(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        IReadOnlyList<string> seeds = problem.Contract is null ? [] : problem.Seeds;
        return seeds.Select((seed, index) => ProgramFrame.Fault(seed) is { } fault ? $"seed {index + 1}: {fault}" : null).FirstOrDefault(fault => fault is not null)
            ?? Unmarked(seeds);
    }

    /// <summary>Where one seed says what may change, another without marks would let all of it change.</summary>
    private static string? Unmarked(IReadOnlyList<string> seeds)
    {
        var marked = seeds.Select(seed => RegionMark.MayBeIn(seed) && MarkedProgram.Parse(seed).HasRegions).ToList();
        return marked.Contains(true) && marked.IndexOf(false) is >= 0 and var index
            ? $"seed {index + 1}: it marks nothing with {RegionMark.Begin} and {RegionMark.End}, and other seeds do; mark all seeds or none"
            : null;
    }
}

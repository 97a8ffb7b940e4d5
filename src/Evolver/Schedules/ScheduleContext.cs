namespace EvoLLM.Evolver;

/// <summary>What a schedule is created with.</summary>
/// <param name="Problem">What is asked.</param>
/// <param name="Seed">Seeds every random decision; derive a stream for each from it.</param>
/// <param name="Archive">The archive of the run, to read.</param>
public sealed record ScheduleContext(Problem Problem, ulong Seed, IArchive<Elite> Archive);

using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>What a method is made of.</summary>
/// <param name="Operators">Who proposes.</param>
public sealed record MethodParts(params IReadOnlyList<IOperator> Operators)
{
    /// <summary>Creates what decides who proposes next; <see langword="null"/> for MAP-Elites with the operators by weight.</summary>
    public Func<ScheduleContext, ISchedule>? CreateSchedule { get; init; }

    /// <summary>The most proposals that the course decides on, whatever becomes of them; <see langword="null"/> where it does not end by itself.</summary>
    public long? MostProposals { get; init; }
}

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

    /// <summary>The same, but where the method has run its course and the run goes on, it is run once more, from the start and with another model.</summary>
    /// <param name="model">The model's name; operators that have one of their own keep it.</param>
    /// <exception cref="InvalidOperationException">There is no schedule, so that the method has no end.</exception>
    public MethodParts EscalatedTo(string model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var create = CreateSchedule ?? throw new InvalidOperationException("A method without a schedule does not come to an end.");
        return this with { CreateSchedule = context => new EscalatingSchedule(context, create, model), MostProposals = 2 * MostProposals };
    }
}

using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>Ways to make judgements up.</summary>
internal static class Verdicts
{
    /// <summary>Every proposal is readable, valid and new.</summary>
    public static Verdict Fine(CandidateId id, Commission commission) => Mixed(0, 0)(id, commission);

    /// <summary>Some are not readable, not valid, or known; which, and how good the others are, follows from the number of the proposal.</summary>
    /// <param name="seed">Other ones for every seed.</param>
    /// <param name="failing">The share that fails in some way, 0 to 1.</param>
    public static Func<CandidateId, Commission, Verdict> Mixed(ulong seed, double failing) => (id, commission) =>
    {
        var random = new SeededRandom(seed, "verdict", id.Value);
        var (fails, fitness) = (random.NextDouble() < failing, random.NextDouble());
        return commission.Operator.Name == "choose" ? new Verdict(null, Thought: random.Next(2) == 0 ? "chosen: 2, 1" : "I cannot decide.")
            : !fails ? new Verdict($"text {id}", fitness)
            : random.Next(3) switch
            {
                0 => Verdict.Unreadable,
                1 => new Verdict($"wrong {id}"),
                _ => new Verdict($"text of many {random.Next(3)}", 0.5),
            };
    };
}

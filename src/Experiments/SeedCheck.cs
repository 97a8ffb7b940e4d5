using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Experiments;

/// <summary>Sees that a problem's own programs can be varied: those who load problems know nothing of marks.</summary>
internal static class SeedCheck
{
    /// <exception cref="ProblemException">The marks of what may change are wrong; the message says where.</exception>
    public static void Require(Problem problem)
    {
        if (SeedMarks.Fault(problem) is { } fault)
        {
            throw new ProblemException($"Problem '{problem.Name}', {fault}.");
        }
    }
}

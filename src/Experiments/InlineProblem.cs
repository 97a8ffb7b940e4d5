using EvoLLM.Evaluators;

namespace EvoLLM.Experiments;

/// <summary>Makes a problem ready whose class is part of the program, or script, at hand.</summary>
internal static class InlineProblem
{
    /// <exception cref="ProblemException">The problem cannot be used.</exception>
    public static LoadedProblem Load(SearchProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var (type, definition) = (problem.GetType(), problem.Definition);
        Require(type.Assembly.Location.Length > 0, type, "lies in an assembly that is not a file, and workers load it from one");
        Require(type.GetConstructor([]) is not null && !type.IsGenericType, type, "needs a public constructor without parameters, and no type parameters: workers create it, too");
        Require(problem is TextProblem || definition.Contract is not null, type, "has a definition without a contract");
        Require(problem is TextProblem || definition.Seeds.Count > 0, type, "has a definition without seeds; put a first program there for the search to start from");
        Require(definition.Measures.Count > 0, type, "has a definition without measures; one at least is needed");
        return new LoadedProblem(definition, problem, type.Assembly.Location, null);
    }

    private static void Require(bool holds, Type type, string otherwise)
    {
        if (!holds)
        {
            throw new ProblemException($"Problem class '{type.Name}' {otherwise}.");
        }
    }
}

using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>A problem that is ready to be searched.</summary>
/// <param name="Definition">What is asked, complete with seeds.</param>
/// <param name="Code">What judges its candidates.</param>
/// <param name="AssemblyPath">The file that holds the type of <paramref name="Code"/>, for the workers to load.</param>
/// <param name="Folder">Where a problem of the user's own lies, absolute; <see langword="null"/> for one that ships.</param>
public sealed record LoadedProblem(Problem Definition, SearchProblem Code, string AssemblyPath, string? Folder)
{
    /// <summary>The harness and the scoring of a problem whose candidates are programs.</summary>
    /// <exception cref="InvalidOperationException">Its candidates are texts.</exception>
    public ProgramProblem RequireProgram() =>
        Code as ProgramProblem ?? throw new InvalidOperationException($"The candidates of problem '{Definition.Name}' are texts, not programs.");

    /// <summary>Creates what judges candidates, of either kind.</summary>
    /// <param name="workers">How many are judged at the same time, 1 or more. Decides nothing but the speed.</param>
    /// <param name="time">The clock that limits are measured by.</param>
    /// <param name="wallTimes">How many times the wall time of its limits a candidate may take.</param>
    /// <param name="cascade">The fitness that a candidate must reach on the first instances to be run on the others; <see langword="null"/> for none.</param>
    /// <exception cref="ProblemException">There is a cascade, and the problem has no first stage.</exception>
    public IProblemEvaluator CreateEvaluator(int workers, TimeProvider time, double wallTimes = 1, double? cascade = null) => Code is TextProblem texts
        ? cascade is null ? new TextEvaluator(texts, time, wallTimes) : throw NoFirstStage()
        : cascade is null || RequireProgram().HasStages(Split.Training) ? new ProgramEvaluator(this, workers, time, wallTimes) { Cascade = cascade }
        : throw NoFirstStage();

    private ProblemException NoFirstStage() => new(
        $"Problem '{Definition.Name}' cannot be judged in stages: it has too few instances, or its candidates may keep something from one to the next. Leave the cascade out.");
}

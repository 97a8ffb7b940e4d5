using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>A problem that is ready to be searched.</summary>
/// <param name="Definition">What is asked, complete with seeds.</param>
/// <param name="Program">The harness and the scoring.</param>
/// <param name="AssemblyPath">The file that holds the type of <paramref name="Program"/>, for the workers to load.</param>
/// <param name="Folder">Where a problem of the user's own lies, absolute; <see langword="null"/> for one that ships.</param>
public sealed record LoadedProblem(Problem Definition, ProgramProblem Program, string AssemblyPath, string? Folder);

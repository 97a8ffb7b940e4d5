using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>A program that is judged on benchmark instances.</summary>
/// <param name="Name">What stands above its figures.</param>
/// <param name="Source">The C# source.</param>
internal sealed record BenchmarkProgram(string Name, string Source)
{
    private const string Reference = "reference:";

    /// <summary>Finds the program that a user names, its problem, and the problem's references where they are wanted.</summary>
    /// <exception cref="CliException">There is no such program, or nothing says what its problem is.</exception>
    public static (LoadedProblem Problem, IReadOnlyList<BenchmarkProgram> Programs) Find(string? name, string? problemName, bool references)
    {
        var isRun = name is not null && !name.StartsWith(Reference, StringComparison.Ordinal) && !File.Exists(name) && !name.EndsWith(".cs", StringComparison.Ordinal);
        using var reader = isRun ? RunReader.Open(RunFolders.Find(name)) : null;
        var problem = problemName is not null ? ProblemCatalog.Load(problemName)
            : reader is not null ? ProblemIdentity.Load(reader.Header)
            : throw new CliException("Name the problem by --problem: only a run knows its own.", ExitCodes.WrongUsage);
        if (problem.Definition.Contract is null)
        {
            throw new CliException($"Problem '{problem.Definition.Name}' asks for texts: there are no benchmark instances for them.", ExitCodes.WrongUsage);
        }

        if (reader is not null && reader.Header.Problem.Name != problem.Definition.Name)
        {
            throw new CliException($"Run '{name}' is of problem '{reader.Header.Problem.Name}', not of '{problem.Definition.Name}'. Leave --problem out.", ExitCodes.WrongUsage);
        }

        IEnumerable<BenchmarkProgram> programs = [.. One(name, reader, problem.Code), .. references ? Others(name, problem.Code) : []];
        return (problem, programs.ToList() is { Count: > 0 } found
            ? found
            : throw new CliException(
                references ? $"Problem '{problem.Definition.Name}' has no references." : "Name a program: a C# file, a run or reference:NAME; or ask for all --references.", ExitCodes.WrongUsage));
    }

    private static IEnumerable<BenchmarkProgram> One(string? name, RunReader? reader, SearchProblem problem) =>
        name is null ? []
        : reader is not null ? [Best(name, reader)]
        : name.StartsWith(Reference, StringComparison.Ordinal) ? [Named(problem, name[Reference.Length..])]
        : [new BenchmarkProgram(Path.GetFileName(name), File.Exists(name) ? File.ReadAllText(name) : throw new CliException($"There is no file '{name}'.", ExitCodes.WrongUsage))];

    /// <summary>The champion of a run; the fittest so far of one that did not come to its end.</summary>
    private static BenchmarkProgram Best(string name, RunReader reader)
    {
        var best = (reader.Report is { } report ? reader.Find(report.Champion) : reader.Best(1) is [var fittest, ..] ? fittest : null)
            ?? throw new CliException($"Run '{name}' has no valid program yet.");
        return new BenchmarkProgram($"candidate {best.Id}", best.Source!);
    }

    private static BenchmarkProgram Named(SearchProblem problem, string name)
    {
        var reference = problem.References.FirstOrDefault(reference => string.Equals(reference.Name, name, StringComparison.OrdinalIgnoreCase));
        return reference is not null
            ? new BenchmarkProgram(reference.Name, reference.Source)
            : throw new CliException(
                problem.References.Count == 0
                    ? $"Problem '{problem.Definition.Name}' has no references."
                    : $"There is no reference '{name}'; there are: {string.Join("; ", problem.References.Select(other => other.Name))}.",
                ExitCodes.WrongUsage);
    }

    private static IEnumerable<BenchmarkProgram> Others(string? name, SearchProblem problem) => problem.References
        .Where(reference => !string.Equals(Reference + reference.Name, name, StringComparison.OrdinalIgnoreCase))
        .Select(reference => new BenchmarkProgram(reference.Name, reference.Source));
}

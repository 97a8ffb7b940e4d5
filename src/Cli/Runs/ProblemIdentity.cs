using System.Text.Json;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>Tells whether a problem is still the one that a run was begun with.</summary>
internal static class ProblemIdentity
{
    /// <summary>Loads the problem that a run was begun with.</summary>
    /// <exception cref="CliException">Its folder is gone, or it was edited since.</exception>
    /// <exception cref="ProblemException">There is no problem of that name, or its code does not compile.</exception>
    public static LoadedProblem Load(RunHeader header)
    {
        if (header.ProblemFolder is { } folder && !Directory.Exists(folder))
        {
            throw new CliException($"Problem '{header.Problem.Name}' is gone: there is no folder '{folder}'. Put it back to go on.");
        }

        if (header is { ProblemFolder: null, ProblemHash: not null })
        {
            throw new CliException($"Problem '{header.Problem.Name}' is part of a script or a program, which alone can make the run again. It can be shown, plotted and exported.");
        }

        var problem = ProblemCatalog.Load(header.ProblemFolder ?? header.Problem.Name);
        Require(problem, header);
        return problem;
    }

    /// <summary>Refuses a problem that was edited since the run began: its candidates would be judged by two measures.</summary>
    /// <exception cref="CliException">It was; the message says what differs.</exception>
    private static void Require(LoadedProblem problem, RunHeader header)
    {
        var edited = Differences(Parts(header.Problem, header.ProblemHash), Parts(problem.Definition, ProblemHash.Of(problem)));
        if (edited.Count > 0)
        {
            throw new CliException(
                $"Problem '{header.Problem.Name}' is not what it was when the run began: its {string.Join(" and ", edited)} changed. Undo that to go on, or start a new run.");
        }
    }

    /// <summary>The parts in which the problems of two runs differ, by name; none where both are the same.</summary>
    public static IReadOnlyList<string> Differences(RunHeader first, RunHeader second) =>
        Differences(Parts(first.Problem, first.ProblemHash), Parts(second.Problem, second.ProblemHash));

    private static List<string> Differences(SortedDictionary<string, string> then, SortedDictionary<string, string> now) =>
        [.. then.Keys.Where(part => then[part] != now[part])];

    private static SortedDictionary<string, string> Parts(Problem problem, string? hash) => new()
    {
        ["description"] = problem.Title + "\n" + problem.Description,
        ["contract"] = JsonSerializer.Serialize(problem.Contract),
        ["format"] = problem.Format,
        ["questions"] = JsonSerializer.Serialize(problem.Questions),
        ["objective"] = JsonSerializer.Serialize(problem.Objective),
        ["measures"] = JsonSerializer.Serialize(problem.Measures),
        ["seeds"] = JsonSerializer.Serialize(problem.Seeds),
        ["code"] = hash ?? "",
    };
}

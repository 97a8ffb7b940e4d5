using EvoLLM.Evaluators;

namespace EvoLLM.Cli;

/// <summary>Instances whose mean is stated: a set, a file of several instances, or a folder of files of one.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Cases">The instances.</param>
internal sealed record BenchmarkGroup(string Name, IReadOnlyList<BenchmarkCase> Cases);

/// <summary>Reads and generates the benchmark instances of a problem.</summary>
/// <param name="problem">The problem; its candidates are programs.</param>
internal sealed class BenchmarkGroups(LoadedProblem problem)
{
    private readonly ProgramProblem _code = problem.RequireProgram();

    /// <summary>All instances that a user names, group by group.</summary>
    /// <exception cref="CliException">There are none, or a file cannot be read; the message names the line where it breaks its layout.</exception>
    /// <exception cref="ProblemException">The problem has no such set, or reads no files.</exception>
    public IReadOnlyList<BenchmarkGroup> Read(IReadOnlyList<string> paths, IReadOnlyList<string> sets)
    {
        if (paths.Count + sets.Count == 0)
        {
            throw new CliException(Nothing(), ExitCodes.WrongUsage);
        }

        if (paths.Count > 0 && _code.InstanceFiles is null)
        {
            throw new CliException($"Problem '{problem.Definition.Name}' reads no files of instances." + (_code.InstanceSets.Count > 0 ? $" Its sets are: {Sets}; choose one by --set." : ""), ExitCodes.WrongUsage);
        }

        return
        [
            .. paths.SelectMany(Files).Select(ReadFile).GroupBy(file => file.Name, file => file.Cases).Select(group => new BenchmarkGroup(group.Key, [.. group.SelectMany(cases => cases)])),
            .. sets.Select(set => new BenchmarkGroup(set, _code.GenerateBenchmark(set))),
        ];
    }

    private string Sets => string.Join(", ", _code.InstanceSets);

    private string Nothing() => (_code.InstanceFiles, _code.InstanceSets.Count) switch
    {
        (null, 0) => $"Problem '{problem.Definition.Name}' has no benchmark instances: it reads no files and generates no sets.",
        (null, _) => $"Choose a set by --set; there are: {Sets}.",
        (_, 0) => $"Name files by --instances; the problem reads {_code.InstanceFiles}.",
        _ => $"Name files by --instances ({_code.InstanceFiles}), or choose a set by --set; there are: {Sets}.",
    };

    private (string Name, IReadOnlyList<BenchmarkCase> Cases) ReadFile(string path)
    {
        try
        {
            var cases = _code.ReadBenchmark(path);
            return (cases.Count > 1 ? Path.GetFileNameWithoutExtension(path) : Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))!), cases);
        }
        catch (FormatException exception)
        {
            throw new CliException(exception.Message);
        }
    }

    private IEnumerable<string> Files(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        var (folder, patterns) = Directory.Exists(path) ? (path, Patterns()) : (Path.GetDirectoryName(path) ?? "", [Path.GetFileName(path)]);
        var isPattern = Directory.Exists(path) || path.Contains('*', StringComparison.Ordinal) || path.Contains('?', StringComparison.Ordinal);
        folder = folder.Length > 0 ? folder : ".";
        var files = isPattern && Directory.Exists(folder)
            ? patterns.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern)).Distinct().Order(StringComparer.Ordinal).ToList()
            : [];
        return files.Count > 0 ? files
            : Directory.Exists(path) ? throw new CliException($"Folder '{path}' holds no file of instances; the problem reads {_code.InstanceFiles}.", ExitCodes.WrongUsage)
            : throw new CliException(isPattern ? $"No file matches '{path}'." : $"There is no file or folder '{path}'.", ExitCodes.WrongUsage);
    }

    /// <summary>What is read of a folder: the parentheses in <see cref="ProgramProblem.InstanceFiles"/> hold endings or patterns.</summary>
    private IEnumerable<string> Patterns()
    {
        var text = _code.InstanceFiles!;
        var (start, end) = (text.LastIndexOf('(') + 1, text.LastIndexOf(')'));
        return start > 0 && end > start
            ? text[start..end].Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(pattern => pattern.StartsWith('.') ? "*" + pattern : pattern).Where(pattern => pattern.Contains('.', StringComparison.Ordinal))
            : ["*"];
    }
}

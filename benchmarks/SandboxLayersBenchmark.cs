using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Benchmarks;

/// <summary>A folder of hostile programs with all layers, and without some: what each layer stops, and that none is decoration.</summary>
internal static class SandboxLayersBenchmark
{
    private static readonly (string Name, ProgramLayers Layers, bool OperatingSystem)[] Settings =
    [
        ("all layers", ProgramLayers.All, true),
        ("without policy", ProgramLayers.Fuel, true),
        ("without steps", ProgramLayers.Policy, true),
        ("without operating system", ProgramLayers.All, false),
        ("without policy and steps", ProgramLayers.None, true),
    ];

    public static async Task RunAsync(string folder)
    {
        var files = Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal).ToList();
        var problem = ProblemCatalog.Load("sandbox-check");
        foreach (var (name, layers, operatingSystem) in Settings)
        {
            var ends = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
            await using var compiler = new CandidateCompiler(new CompilerOptions { Workers = 1, EntryPoint = EntryPoint(problem), Layers = layers }, TimeProvider.System);
            await using var runner = Runner(problem, operatingSystem);
            foreach (var file in files)
            {
                var end = await EndAsync(compiler, runner, problem.RequireProgram(), await File.ReadAllTextAsync(file).ConfigureAwait(false)).ConfigureAwait(false);
                (ends.TryGetValue(end, out var those) ? those : ends[end] = []).Add(Path.GetFileName(file).Split('-', '.')[0]);
            }

            Console.WriteLine($"{name}: {string.Join(", ", ends.OrderByDescending(pair => pair.Value.Count).Select(pair => $"{pair.Key} {pair.Value.Count}"))}");
            Console.WriteLine($"  ran to their end: {string.Join(' ', ends.GetValueOrDefault(nameof(RunStatus.Completed), []))}");
        }
    }

    private static EntryPoint EntryPoint(LoadedProblem problem) => new(problem.Definition.RequireContract().TypeName, problem.Definition.RequireContract().Signature);

    private static CandidateRunner Runner(LoadedProblem problem, bool operatingSystem) => new(
        new RunnerOptions
        {
            Workers = 1,
            EntryPoint = EntryPoint(problem),
            Harness = new HarnessReference(problem.AssemblyPath, problem.RequireProgram().GetType().FullName!),
            MemoryBytes = problem.RequireProgram().MemoryBytes,
            SkippedLayers = operatingSystem ? new HashSet<string>() : LayerNames.All.ToHashSet(),
        },
        TimeProvider.System);

    private static async Task<string> EndAsync(CandidateCompiler compiler, CandidateRunner runner, ProgramProblem program, string source)
    {
        var compiled = await compiler.CompileAsync(source, CancellationToken.None).ConfigureAwait(false);
        if (compiled.Status != CompilationStatus.Ok)
        {
            return compiled.Status.ToString();
        }

        var outcome = await runner.RunAsync(compiled.Image, program.Input(Split.Training), program.Limits(Split.Training), CancellationToken.None).ConfigureAwait(false);
        return outcome.Status.ToString();
    }
}

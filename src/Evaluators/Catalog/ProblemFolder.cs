using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using EvoLLM.Evolver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace EvoLLM.Evaluators;

/// <summary>
/// A problem of the user's own: a folder with <c>Problem.cs</c> (one public class derived from <see cref="ProgramProblem"/>
/// or <see cref="TextProblem"/>), <c>Seed.cs</c> (or several <c>Seed*.cs</c>: the programs that a run starts from; for texts
/// <c>Seed*.txt</c>, which may be missing) and <c>problem.md</c> (what is asked, in words). This code is the user's and
/// trusted; only candidates are not.
/// </summary>
public static class ProblemFolder
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading; "
        + "global using EvoLLM.Evolver; global using EvoLLM.Evaluators; global using EvoLLM.Sandbox;";

    /// <summary>Compiles and loads a problem folder. The compiled file is kept in its <c>bin</c> folder, under the hash of the sources.</summary>
    /// <param name="folder">The folder's path.</param>
    /// <exception cref="ProblemException">A file is missing, the code does not compile, or there is not exactly one problem class.</exception>
    public static LoadedProblem Load(string folder)
    {
        folder = Path.GetFullPath(folder);
        var sources = Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal).ToLookup(
            path => Path.GetFileName(path).StartsWith("Seed", StringComparison.Ordinal));
        if (!sources[false].Any())
        {
            throw new ProblemException($"'{folder}' is no problem folder: it has no Problem.cs with a class derived from ProgramProblem or TextProblem.");
        }

        try
        {
            var assemblyPath = Compile(folder, [.. sources[false]]);
            var code = Create(folder, Assembly.LoadFrom(assemblyPath));
            var seeds = code is TextProblem ? Directory.GetFiles(folder, "Seed*.txt").Order(StringComparer.Ordinal) : sources[true];
            return code is TextProblem || seeds.Any()
                ? new LoadedProblem(Complete(folder, code.Definition, seeds), code, assemblyPath, folder)
                : throw new ProblemException($"'{folder}' has no Seed.cs: put a first program there for the search to start from.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException($"The problem in '{folder}' cannot be read or compiled there: {exception.Message}", exception);
        }
    }

    private static Problem Complete(string folder, Problem definition, IEnumerable<string> seeds)
    {
        var text = Path.Combine(folder, "problem.md");
        return definition with
        {
            Description = File.Exists(text) ? File.ReadAllText(text).Trim() : definition.Description,
            Seeds = [.. seeds.Select(File.ReadAllText)],
        };
    }

    private static string Compile(string folder, string[] paths)
    {
        var trees = Array.ConvertAll(paths, path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: path, encoding: Encoding.UTF8));
        var host = typeof(ProblemFolder).Assembly.ManifestModule.ModuleVersionId;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(host + string.Join('\0', trees.Select(tree => tree.ToString())))))[..16];
        var target = Path.Combine(folder, "bin", $"problem-{hash}.dll");
        if (File.Exists(target))
        {
            return target;
        }

        var compilation = CSharpCompilation.Create(
            $"problem-{hash}",
            [CSharpSyntaxTree.ParseText(ImplicitUsings), .. trees],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
        if (!result.Success)
        {
            var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(10).Select(Describe);
            throw new ProblemException($"The problem in '{folder}' does not compile:\n{string.Join('\n', errors)}");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var partial = $"{target}.{Environment.ProcessId}";
        File.WriteAllBytes(partial, image.ToArray());
        File.Move(partial, target, overwrite: true);
        return target;
    }

    private static IEnumerable<MetadataReference> References()
    {
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return framework
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Append(typeof(ProblemFolder).Assembly.Location)
            .Append(typeof(Problem).Assembly.Location)
            .Append(typeof(EvoLLM.Sandbox.IHarness).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
    }

    private static SearchProblem Create(string folder, Assembly assembly)
    {
        var types = assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(SearchProblem)) && !type.IsAbstract).ToList();
        if (types.Count != 1 || types[0].GetConstructor([]) is null)
        {
            throw new ProblemException(
                $"'{folder}' must hold exactly one public class derived from ProgramProblem or TextProblem, with a public constructor without parameters; it holds {types.Count}.");
        }

        try
        {
            var code = (SearchProblem)Activator.CreateInstance(types[0])!;
            return Fault(code.Definition, code is TextProblem) is { } fault ? throw new ProblemException($"The problem in '{folder}' {fault}") : code;
        }
        catch (Exception exception) when (exception is not ProblemException)
        {
            var cause = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
            throw new ProblemException($"The problem in '{folder}' cannot be created: {cause.GetType().Name}: {cause.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    private static string? Fault(Problem? definition, bool texts) =>
        definition is null ? "has no definition."
        : texts && (definition.Contract is not null || definition.Format.Length == 0) ? "asks for texts: its definition needs a Format and no Contract."
        : !texts && definition.Contract is null ? "asks for programs: its definition needs a Contract."
        : definition.Measures.Count == 0 ? "declares no measure; one at least is needed."
        : definition.Measures.FirstOrDefault(axis => axis.Cells < 1 || !(double.IsFinite(axis.Minimum) && double.IsFinite(axis.Maximum) && axis.Minimum < axis.Maximum)) is { } axis
            ? $"declares the measure '{axis.Name}' from {axis.Minimum} to {axis.Maximum} in {axis.Cells} cells; bounds must be finite and ascending, cells 1 or more."
        : definition.Repetitions < 1 ? $"asks for {definition.Repetitions} repetitions; 1 at least is needed."
        : null;

    private static string Describe(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        return $"  {Path.GetFileName(place.Path)}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): {diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
    }
}

using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Scripting;

namespace EvoLLM.Experiments;

/// <summary>
/// Compiles a script into an assembly that is a file. Roslyn's own host would load it from memory; but workers load the
/// class of a problem from a file, and so a script may define one.
/// </summary>
internal static class ScriptCompiler
{
    private const int MaxErrors = 10;

    private static readonly string[] Imports =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading", "System.Threading.Tasks",
        "EvoLLM.Evaluators", "EvoLLM.Evolver", "EvoLLM.Experiments", "EvoLLM.Operators", "EvoLLM.Sandbox",
    ];

    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>Compiles a script.</summary>
    /// <param name="path">Its file, absolute.</param>
    /// <param name="target">The assembly to write; what the script refers to by <c>#r</c> is put beside it, for workers to find.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The method that runs the script: its class and its name.</returns>
    /// <exception cref="ScriptException">It does not compile.</exception>
    public static (string Type, string Method) Compile(string path, string target, CancellationToken cancellationToken)
    {
        var references = References();
        var compilation = Compilation(path, references).WithAssemblyName(Path.GetFileNameWithoutExtension(target));
        using (var image = File.Create(target))
        {
            var result = compilation.Emit(image, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded), cancellationToken: cancellationToken);
            if (!result.Success)
            {
                string[] errors = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(MaxErrors).Select(Describe)];
                throw new ScriptException(errors.Length > 0 ? string.Join('\n', errors) : $"{Path.GetFileName(path)}: there is no statement in it.");
            }
        }

        foreach (var own in compilation.References.OfType<PortableExecutableReference>().Select(reference => reference.FilePath).OfType<string>().Except(references))
        {
            File.Copy(own, Path.Combine(Path.GetDirectoryName(target)!, Path.GetFileName(own)), overwrite: true);
        }

        var entry = compilation.GetEntryPoint(cancellationToken)!;
        return (entry.ContainingType.MetadataName, entry.MetadataName);
    }

    private static Compilation Compilation(string path, IEnumerable<string> references)
    {
        var folder = Path.GetDirectoryName(path)!;
        var options = ScriptOptions.Default
            .WithFilePath(path)
            .WithFileEncoding(Encoding.UTF8)
            .WithReferences(references.Select(reference => MetadataReference.CreateFromFile(reference)))
            .WithImports(Imports)
            .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(folder))
            .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(folder))
            .WithEmitDebugInformation(true);
        var compilation = CSharpScript.Create<object>(File.ReadAllText(path), options, typeof(ScriptGlobals)).GetCompilation();
        return compilation.WithOptions(compilation.Options.WithDeterministic(true));
    }

    /// <summary>The framework, this program's own libraries, and what their public members name.</summary>
    private static HashSet<string> References() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path =>
            Path.GetDirectoryName(path) == Framework
            || Path.GetFileName(path).StartsWith("EvoLLM.", StringComparison.Ordinal)
            || Path.GetFileName(path).StartsWith("Microsoft.Extensions.AI", StringComparison.Ordinal)),
    ];

    private static string Describe(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        var file = Path.GetFileName(place.Path);
        return $"{file}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }
}

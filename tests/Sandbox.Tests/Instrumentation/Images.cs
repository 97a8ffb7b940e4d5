using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EvoLLM.Sandbox.Tests;

/// <summary>Compiles sources without any check, to look at what the checks of the image find by themselves.</summary>
internal static class Images
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Numerics; global using System.Text;";

    /// <summary>What the compiler emits for a source.</summary>
    public static MemoryStream Emit(string source, bool allowUnsafe = false)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: allowUnsafe);
        var references = FrameworkReferences.All.Append(MetadataReference.CreateFromFile(typeof(Console).Assembly.Location));
        var compilation = CSharpCompilation.Create("candidate", [CSharpSyntaxTree.ParseText(Usings), CSharpSyntaxTree.ParseText(source)], references, options);
        var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return image;
    }

    /// <summary>What the gate makes of a source.</summary>
    public static GatedImage Gate(string source, bool allowUnsafe = false) => ImageGate.Process(Emit(source, allowUnsafe), SymbolPolicy.Default.List);

    /// <summary>The instrumented image of a source that passes.</summary>
    public static byte[] Instrument(string source)
    {
        var gated = Gate(source);
        Assert.True(gated.Messages.Count == 0, string.Join("\n", gated.Messages.Select(message => message.Text)));
        return gated.Image.ToArray();
    }
}

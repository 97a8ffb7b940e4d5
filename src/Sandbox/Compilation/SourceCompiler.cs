using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EvoLLM.Sandbox;

/// <summary>
/// Compiles candidates in memory and checks them: limits, syntax, contract, policy. Works inside a worker, since a
/// source can be written to exhaust a compiler.
/// </summary>
internal sealed class SourceCompiler
{
    public const int MaxMessages = 10;

    /// <summary>Types that only their file knows need one.</summary>
    private const string Path = "candidate.cs";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.None);

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "candidate",
        [
            CSharpSyntaxTree.ParseText("global using System; global using System.Collections.Generic; global using System.Linq; global using System.Numerics; global using System.Text;", ParseOptions),
            CSharpSyntaxTree.ParseText(string.Concat(Alternatives.AbsentNamespaces.Select(space => $"namespace {space} {{ }}")), ParseOptions),
        ],
        FrameworkReferences.All,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            generalDiagnosticOption: ReportDiagnostic.Suppress,
            concurrentBuild: false,
            deterministic: true));

    private readonly CSharpCompilation _empty;
    private readonly ContractCheck _contract;
    private readonly SymbolPolicy _policy;
    private readonly CompilationLimits _limits;
    private readonly ProgramLayers _layers;

    /// <exception cref="ArgumentException">The entry point's signature is not C#.</exception>
    public SourceCompiler(EntryPoint entryPoint, SymbolPolicy policy, CompilationLimits limits, ProgramLayers layers, CandidateLibrary? library = null)
    {
        _empty = library is null ? Empty : With(library);
        _contract = new ContractCheck(entryPoint, _empty);
        _policy = policy;
        _limits = limits;
        _layers = layers;
    }

    /// <summary>Compiles a source. A bad one is a result with a status.</summary>
    public CompiledCandidate Compile(string source)
    {
        if (SourceGate.Check(source, _limits) is { } message)
        {
            return Failed(CompilationStatus.ParseFailed, Fingerprint.OfText(source), [message]);
        }

        var tree = IdleAttributes.Without(CSharpSyntaxTree.ParseText(source, ParseOptions, Path));
        var root = tree.GetRoot();
        var errors = Errors(tree.GetDiagnostics());
        if (errors.Count > 0)
        {
            return Failed(CompilationStatus.ParseFailed, Fingerprint.OfText(source), errors);
        }

        var candidate = new CompiledCandidate
        {
            Status = CompilationStatus.Ok,
            Fingerprint = Fingerprint.OfTokens(root),
            Size = root.DescendantNodes().Count(),
        };
        return Emit(candidate, _empty.AddSyntaxTrees(tree), tree);
    }

    private static CSharpCompilation With(CandidateLibrary library)
    {
        var names = library.Types.Select(type => $"global using {type[(type.LastIndexOf('.') + 1)..]} = global::{type};");
        return Empty
            .AddReferences(MetadataReference.CreateFromImage(File.ReadAllBytes(library.AssemblyPath)))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(string.Concat(names), ParseOptions));
    }

    private CompiledCandidate Emit(CompiledCandidate candidate, CSharpCompilation compilation, SyntaxTree tree)
    {
        List<CompilationMessage> forbidden = _layers.HasFlag(ProgramLayers.Policy) ? [.. SyntaxPolicy.Check(tree.GetRoot()).Take(MaxMessages)] : [];
        if (forbidden.Count > 0)
        {
            return Failed(CompilationStatus.PolicyRejected, candidate.Fingerprint, forbidden, candidate.Size);
        }

        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            List<CompilationMessage> errors = result.Diagnostics.Any(IsOutOfMemory) ? [new("LIMIT", "Compiling took more memory than it may; write it simpler.", 0, 0)] : Errors(result.Diagnostics);
            return Failed(CompilationStatus.CompileFailed, candidate.Fingerprint, errors, candidate.Size);
        }

        if (_contract.Check(compilation) is { } breach)
        {
            return Failed(CompilationStatus.CompileFailed, candidate.Fingerprint, [breach], candidate.Size);
        }

        var gated = Gate(compilation, tree, image);
        return gated.Messages.Count > 0
            ? Failed(CompilationStatus.PolicyRejected, candidate.Fingerprint, gated.Messages, candidate.Size)
            : candidate with { Image = gated.Image, Fingerprint = Fingerprint.OfProgram(compilation.GetSemanticModel(tree)) };
    }

    /// <summary>The policy on the image has the last word; what the source is bound to says where a name stands, and who wrote it.</summary>
    private GatedImage Gate(CSharpCompilation compilation, SyntaxTree tree, MemoryStream image)
    {
        var gated = ImageGate.Process(image, _policy.List, _layers);
        if (!_layers.HasFlag(ProgramLayers.Policy) || (gated.Messages.Count == 0 && !CompilersWords.OccurIn(tree.GetRoot())))
        {
            return gated;
        }

        List<CompilationMessage> named = [.. _policy.Check(compilation.GetSemanticModel(tree)).Take(MaxMessages)];
        return named.Count > 0 ? new GatedImage(default, named) : new GatedImage(gated.Image, [.. gated.Messages.Select(message => MessagePlaces.Located(message, tree.GetRoot()))]);
    }

    private static List<CompilationMessage> Errors(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(MaxMessages).Select(CompilationMessage.From)];

    /// <summary>What fails while the image is written is an error of the compiler's own with the exception in its text.</summary>
    private static bool IsOutOfMemory(Diagnostic diagnostic) =>
        diagnostic.Id == "CS8104" && diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains(nameof(OutOfMemoryException), StringComparison.Ordinal);

    private static CompiledCandidate Failed(CompilationStatus status, string fingerprint, IReadOnlyList<CompilationMessage> messages, int size = 0) =>
        new() { Status = status, Fingerprint = fingerprint, Messages = messages, Size = size };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EvoLLM.Sandbox;

/// <summary>
/// Compiles candidates in memory and checks them: limits, syntax, contract, policy. May be used by many threads at once;
/// each compilation runs on a thread of its own with a large stack, so that deep code cannot exhaust the caller's.
/// </summary>
public sealed class CandidateCompiler
{
    private const int StackBytes = 64 << 20;
    internal const int MaxMessages = 10;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.None);

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "candidate",
        [CSharpSyntaxTree.ParseText("global using System; global using System.Collections.Generic; global using System.Linq;", ParseOptions)],
        FrameworkReferences.All,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            generalDiagnosticOption: ReportDiagnostic.Suppress,
            concurrentBuild: false,
            deterministic: true));

    private readonly ContractCheck _contract;
    private readonly SymbolPolicy _policy;
    private readonly CompilationLimits _limits;

    /// <summary>Creates a compiler.</summary>
    /// <param name="entryPoint">What a candidate must offer.</param>
    /// <param name="policy">What a candidate may name.</param>
    /// <param name="limits">What a source may ask of the compiler.</param>
    /// <exception cref="ArgumentException">The entry point's signature is not C#.</exception>
    public CandidateCompiler(EntryPoint entryPoint, SymbolPolicy policy, CompilationLimits limits)
    {
        ArgumentNullException.ThrowIfNull(entryPoint);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(limits);
        _contract = new ContractCheck(entryPoint, Empty);
        _policy = policy;
        _limits = limits;
    }

    /// <summary>Compiles a source.</summary>
    /// <param name="source">The program's text.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async ValueTask<CompiledCandidate> CompileAsync(string source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_limits.Time);
        var done = new TaskCompletionSource<CompiledCandidate>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Run(source, done, limit.Token), StackBytes) { IsBackground = true, Name = "candidate compiler" };
        thread.Start();
        try
        {
            return await done.Task.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(
                CompilationStatus.CompileFailed,
                Fingerprint.OfText(source),
                [new CompilationMessage("LIMIT", $"Compiling took longer than {_limits.Time.TotalSeconds} s.", 0, 0)]);
        }
    }

    private void Run(string source, TaskCompletionSource<CompiledCandidate> done, CancellationToken cancellationToken)
    {
        try
        {
            done.SetResult(Compile(source, cancellationToken));
        }
        catch (Exception exception)
        {
            done.SetException(exception);
        }
    }

    private CompiledCandidate Compile(string source, CancellationToken cancellationToken)
    {
        if (SourceGate.Check(source, _limits) is { } message)
        {
            return Failed(CompilationStatus.ParseFailed, Fingerprint.OfText(source), [message]);
        }

        var tree = CSharpSyntaxTree.ParseText(source, ParseOptions, cancellationToken: cancellationToken);
        var root = tree.GetRoot(cancellationToken);
        var errors = Errors(tree.GetDiagnostics(cancellationToken));
        if (errors.Count > 0)
        {
            return Failed(CompilationStatus.ParseFailed, Fingerprint.OfText(source), errors);
        }

        var candidate = new CompiledCandidate
        {
            Status = CompilationStatus.Ok,
            Fingerprint = Fingerprint.OfProgram(root),
            Size = root.DescendantNodes().Count(),
        };
        return Emit(candidate, Empty.AddSyntaxTrees(tree), tree, cancellationToken);
    }

    private CompiledCandidate Emit(CompiledCandidate candidate, CSharpCompilation compilation, SyntaxTree tree, CancellationToken cancellationToken)
    {
        var forbidden = SyntaxPolicy.Check(tree.GetRoot(cancellationToken)).Take(MaxMessages).ToList();
        if (forbidden.Count > 0)
        {
            return Failed(CompilationStatus.PolicyRejected, candidate.Fingerprint, forbidden, candidate.Size);
        }

        using var image = new MemoryStream();
        var result = compilation.Emit(image, cancellationToken: cancellationToken);
        if (!result.Success)
        {
            return Failed(CompilationStatus.CompileFailed, candidate.Fingerprint, Errors(result.Diagnostics), candidate.Size);
        }

        if (_contract.Check(compilation) is { } breach)
        {
            return Failed(CompilationStatus.CompileFailed, candidate.Fingerprint, [breach], candidate.Size);
        }

        forbidden = [.. _policy.Check(compilation.GetSemanticModel(tree), cancellationToken).Take(MaxMessages)];
        if (forbidden.Count > 0)
        {
            return Failed(CompilationStatus.PolicyRejected, candidate.Fingerprint, forbidden, candidate.Size);
        }

        var gated = ImageGate.Process(image, _policy.List);
        return gated.Messages.Count > 0
            ? Failed(CompilationStatus.PolicyRejected, candidate.Fingerprint, gated.Messages, candidate.Size)
            : candidate with { Image = gated.Image };
    }

    private static List<CompilationMessage> Errors(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(MaxMessages).Select(CompilationMessage.From)];

    private static CompiledCandidate Failed(CompilationStatus status, string fingerprint, IReadOnlyList<CompilationMessage> messages, int size = 0) =>
        new() { Status = status, Fingerprint = fingerprint, Messages = messages, Size = size };
}

namespace EvoLLM.Sandbox.Tests;

/// <summary>Compiles sources for <see cref="SolveHarness"/>.</summary>
internal static class Programs
{
    /// <summary>Its workers end with this process.</summary>
    public static CandidateCompiler Compiler { get; } = new(new CompilerOptions { EntryPoint = SolveHarness.EntryPoint }, TimeProvider.System);

    /// <summary>A candidate with that body of <c>Solve(double[] xs, int seed)</c> and those members beside it.</summary>
    public static string Source(string body, string members = "") =>
        $$"""
        public static class Candidate
        {
            public static double[] Solve(double[] xs, int seed)
            {
                {{body}}
            }

            {{members}}
        }
        """;

    public static ValueTask<CompiledCandidate> CompileAsync(string body, string members = "") =>
        Compiler.CompileAsync(Source(body, members), TestContext.Current.CancellationToken);
}

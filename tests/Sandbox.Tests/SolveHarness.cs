using System.Runtime.InteropServices;

namespace EvoLLM.Sandbox.Tests;

/// <summary>Calls <c>double[] Solve(double[] xs, int seed)</c>; input and output are the bytes of the numbers.</summary>
public sealed class SolveHarness : IHarness
{
    public static readonly EntryPoint EntryPoint = new("Candidate", "double[] Solve(double[] xs, int seed)");

    public static readonly HarnessReference Reference = new(typeof(SolveHarness).Assembly.Location, typeof(SolveHarness).FullName!);

    private delegate double[] SolveFunction(double[] xs, int seed);

    public byte[] Run(LoadedCandidate candidate, ReadOnlyMemory<byte> input)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        var answer = candidate.Bind<SolveFunction>("Solve")(MemoryMarshal.Cast<byte, double>(input.Span).ToArray(), 1)
            ?? throw new InvalidResultException("Solve returned null.");
        return MemoryMarshal.AsBytes<double>(answer).ToArray();
    }
}

namespace EvoLLM.Sandbox.Tests;

/// <summary>Where a contract says so, a program can keep nothing from one call to the next.</summary>
public sealed class StateTests
{
    private static readonly CandidateCompiler Compiler = new(new CompilerOptions { EntryPoint = SolveHarness.EntryPoint, Stateless = true }, TimeProvider.System);

    [Theory]
    [InlineData("xs[0] = Calls++; return xs;", "static int Calls;", "Calls")]
    [InlineData("return Kept ??= xs;", "private static double[]? Kept { get; set; }", "Kept")]
    [InlineData("Cells[0]++; xs[0] = Cells[0]; return xs;", "static readonly int[] Cells = new int[1];", "Cells")]
    [InlineData("Seen.Add(xs.Length); return xs;", "static readonly List<int> Seen = [];", "Seen")]
    [InlineData("xs[0] = Box.Inside; Box.Inside++; return xs;", "sealed class Box1 { public int Inside; } static readonly Box1 Box = new();", "Box")]
    [InlineData("return Later(xs);", "static readonly Func<double[], double[]> Later = Counting(); static Func<double[], double[]> Counting() { var calls = 0; return xs => { xs[0] = calls++; return xs; }; }", "Later")]
    [InlineData("Inner<int>.Calls++; return xs;", "static class Inner<T> { public static int Calls; }", "Calls")]
    [InlineData("xs[0] = Pair.Item1; return xs;", "static readonly (int, int) Pair = (1, 2);", "Pair")]
    public async Task Compile_StaticFieldThatCanChange_IsRejectedWithItsName(string body, string members, string name)
    {
        var compiled = await Compiler.CompileAsync(Programs.Source(body, members), TestContext.Current.CancellationToken);
        Assert.Equal(CompilationStatus.PolicyRejected, compiled.Status);
        var message = Assert.Single(compiled.Messages);
        Assert.Equal("STATE", message.Code);
        Assert.StartsWith($"{name} could keep something between calls", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compile_FieldOfAThread_IsRejected() =>
        Assert.Equal(CompilationStatus.PolicyRejected, (await Compiler.CompileAsync(Programs.Source("xs[0] = Calls++; return xs;", "[ThreadStatic] static int Calls;"), TestContext.Current.CancellationToken)).Status);

    [Theory]
    [InlineData("return xs;", "const int Size = 3; static readonly double Scale = Math.Sqrt(2); static readonly string Name = \"a\"; static readonly bool On = true;")]
    [InlineData("return xs.Select(x => x * 2).Order().ToArray();", "")]
    [InlineData("return Array.ConvertAll(xs, Twice);", "static double Twice(double x) => 2 * x;")]
    [InlineData("var calls = 0; Func<int> next = () => calls++; xs[0] = next() + next(); return xs;", "")]
    [InlineData("ReadOnlySpan<int> table = [1, 2, 3]; xs[0] = table[1]; return xs;", "")]
    [InlineData("return xs.Length switch { 1 => xs, 2 => xs, _ => new double[] { 1, 2, 3, 4, 5, 6, 7, 8 } };", "")]
    [InlineData("foreach (var x in Each(xs)) { xs[0] += x; } return xs;", "static IEnumerable<double> Each(double[] xs) { foreach (var x in xs) { yield return x; } }")]
    public async Task Compile_ProgramThatKeepsNothing_IsAccepted(string body, string members)
    {
        var compiled = await Compiler.CompileAsync(Programs.Source(body, members), TestContext.Current.CancellationToken);
        Assert.True(compiled.Status == CompilationStatus.Ok, string.Join(' ', compiled.Messages.Select(message => message.Text)));
    }

    [Fact]
    public async Task Compile_ContractThatAllowsState_TakesStaticFields() =>
        Assert.Equal(CompilationStatus.Ok, (await Programs.CompileAsync("xs[0] = Calls++; return xs;", "static int Calls;")).Status);
}

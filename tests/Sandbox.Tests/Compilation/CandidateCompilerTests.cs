namespace EvoLLM.Sandbox.Tests;

public sealed class CandidateCompilerTests
{
    [Fact]
    public async Task Compile_ProgramThatMeetsItsContract_HasAnImageAndNoMessages()
    {
        var compiled = await Programs.CompileAsync("return xs.Select(x => x * 2).ToArray();");
        Assert.Equal((CompilationStatus.Ok, false), (compiled.Status, compiled.Image.IsEmpty));
        Assert.Empty(compiled.Messages);
    }

    [Theory]
    [InlineData("public static class Candidate {", CompilationStatus.ParseFailed, "CS1513", 1)]
    [InlineData("I would suggest the following.", CompilationStatus.ParseFailed, "CS", 1)]
    [InlineData("public static class Candidate\n{\n  public static double[] Solve(double[] xs, int seed) => nothing;\n}", CompilationStatus.CompileFailed, "CS0103", 3)]
    [InlineData("", CompilationStatus.CompileFailed, "CONTRACT", 0)]
    [InlineData("public static class Other { }", CompilationStatus.CompileFailed, "CONTRACT", 0)]
    [InlineData("public class Candidate { }", CompilationStatus.CompileFailed, "CONTRACT", 1)]
    [InlineData("\npublic static class Candidate { }", CompilationStatus.CompileFailed, "CONTRACT", 2)]
    [InlineData("public static class Candidate { public static double Solve(double[] xs, int seed) => 0; }", CompilationStatus.CompileFailed, "CONTRACT", 1)]
    [InlineData("public static class Candidate { static double[] Solve(double[] xs, int seed) => xs; }", CompilationStatus.CompileFailed, "CONTRACT", 1)]
    public async Task Compile_BadProgram_SaysWhatIsWrongAndWhere(string source, CompilationStatus status, string code, int line)
    {
        var compiled = await Programs.Compiler.CompileAsync(source, TestContext.Current.CancellationToken);
        Assert.Equal(status, compiled.Status);
        Assert.True(compiled.Image.IsEmpty);
        Assert.StartsWith(code, compiled.Messages[0].Code, StringComparison.Ordinal);
        Assert.Equal(line, compiled.Messages[0].Line);
    }

    [Fact]
    public async Task Compile_ContractMissed_QuotesTheContract()
    {
        var compiled = await Programs.Compiler.CompileAsync("public static class Candidate { }", TestContext.Current.CancellationToken);
        Assert.Contains("public static double[] Solve(double[] xs, int seed)", compiled.Messages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compile_NestedTooDeep_IsTurnedAwayBeforeParsing()
    {
        var source = Programs.Source($"return new[] {{ {new string('(', 100_000 / 4)}1{new string(')', 100_000 / 4)} }};");
        var compiled = await Programs.Compiler.CompileAsync(source, TestContext.Current.CancellationToken);
        Assert.Equal((CompilationStatus.ParseFailed, "LIMIT"), (compiled.Status, compiled.Messages[0].Code));
    }

    [Fact]
    public async Task Compile_SourceTooLong_IsTurnedAway()
    {
        var compiled = await Programs.Compiler.CompileAsync(new string(' ', 100_000), TestContext.Current.CancellationToken);
        Assert.Equal(("LIMIT", CompilationStatus.ParseFailed), (compiled.Messages[0].Code, compiled.Status));
    }

    [Theory]
    [InlineData("return [", "- ", 5_000, "1];")]
    [InlineData("return [", "(int)", 5_000, "1];")]
    [InlineData("return [seed", "[0]", 5_000, "];")]
    [InlineData("return [seed is ", "not ", 5_000, "1 ? 1 : 0];")]
    [InlineData("", "if (seed > 0) ", 3_000, "; return xs;")]
    [InlineData("int a = 0; ", "a = ", 5_000, "1; return xs;")]
    [InlineData("return [seed", ".A", 5_000, "];")]
    [InlineData("", "List<", 50, "int>>>; return xs;")]
    [InlineData("Func<int, object> f = ", "a => ", 50, "1; return xs;")]
    [InlineData("var s = ", "$\"{", 20, "1; return xs;")]
    [InlineData("var s = \"", "x", 10_000, "\"; return xs;")]
    [InlineData("var q = from x in xs ", "let z = x ", 100, "select x; return q.ToArray();")]
    [InlineData("/* \u202e */ return xs;", "", 0, "")]
    [InlineData("var s\u0430 = 1; return xs;", "", 0, "")]
    public async Task Compile_TextThatWouldCostTheCompilerTooMuchOrMislead_IsTurnedAwayWithItsLine(string before, string link, int times, string after)
    {
        var compiled = await Programs.CompileAsync(before + string.Concat(Enumerable.Repeat(link, times)) + after);
        Assert.Equal((CompilationStatus.ParseFailed, "LIMIT", 5), (compiled.Status, compiled.Messages[0].Code, compiled.Messages[0].Line));
    }

    [Fact]
    public async Task Compile_LongTableOrManyCases_IsNotTakenForAnAttack()
    {
        var table = $"double[] t = [{string.Join(", ", Enumerable.Range(0, 3_000).Select(i => -i))}];";
        var tests = string.Concat(Enumerable.Range(0, 30).Select(i => $"if (seed > {i} && xs[0] < {i} && xs[1] < seed && xs.Length < seed + {i}) {{ seed++; }}\n"));
        Assert.Equal(CompilationStatus.Ok, (await Programs.CompileAsync(table + tests + "return t;")).Status);
    }

    [Fact]
    public async Task Start_ContractThatIsNotCSharp_SaysSo()
    {
        await using var compiler = new CandidateCompiler(new CompilerOptions { EntryPoint = new EntryPoint("Candidate", "f(x)") }, TimeProvider.System);
        var exception = await Assert.ThrowsAsync<SandboxException>(async () => await compiler.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains("f(x)", exception.Message, StringComparison.Ordinal);
    }
}

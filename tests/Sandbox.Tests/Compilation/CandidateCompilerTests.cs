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

    [Fact]
    public async Task Start_ContractThatIsNotCSharp_SaysSo()
    {
        await using var compiler = new CandidateCompiler(new CompilerOptions { EntryPoint = new EntryPoint("Candidate", "f(x)") }, TimeProvider.System);
        var exception = await Assert.ThrowsAsync<SandboxException>(async () => await compiler.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains("f(x)", exception.Message, StringComparison.Ordinal);
    }
}

namespace EvoLLM.Sandbox.Tests;

public sealed class FingerprintTests
{
    private const string Program = "var sum = 0.0; foreach (var x in xs) { sum += x; } return new[] { sum };";

    [Theory]
    [InlineData("var  sum=0.0;\nforeach (var x in xs)\n{ sum += x; }\n\nreturn new[] { sum };")]
    [InlineData("var sum = 0.0; /* adds */ foreach (var x in xs) { sum += x; } return new[] { sum }; // done")]
    [InlineData("var total = 0.0; foreach (var value in xs) { total += value; } return new[] { total };")]
    public async Task Fingerprint_OfTheSameProgramWrittenOtherwise_IsTheSame(string other) =>
        Assert.Equal((await Programs.CompileAsync(Program)).Fingerprint, (await Programs.CompileAsync(other)).Fingerprint);

    [Theory]
    [InlineData("var sum = 0.5; foreach (var x in xs) { sum += x; } return new[] { sum };")]
    [InlineData("var sum = 0.0; foreach (var x in xs) { sum -= x; } return new[] { sum };")]
    [InlineData("var sum = 0.0; foreach (var x in xs) { sum += sum; } return new[] { sum };")]
    public async Task Fingerprint_OfAnotherProgram_Differs(string other) =>
        Assert.NotEqual((await Programs.CompileAsync(Program)).Fingerprint, (await Programs.CompileAsync(other)).Fingerprint);

    [Fact]
    public async Task Fingerprint_OfProgramsThatUseDifferentVariables_Differs() =>
        Assert.NotEqual(
            (await Programs.CompileAsync("var a = xs[0]; var b = xs[1]; return new[] { a };")).Fingerprint,
            (await Programs.CompileAsync("var a = xs[0]; var b = xs[1]; return new[] { b };")).Fingerprint);
}

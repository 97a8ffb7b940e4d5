namespace EvoLLM.Sandbox.Tests;

/// <summary>Programs that are the same have the same fingerprint; programs that can be told apart by running them never do.</summary>
public sealed class FingerprintTests
{
    private const string Program = "var sum = 0.0; foreach (var x in xs) { sum += x; } return new[] { sum };";

    private static readonly SourceCompiler Compiler = new(SolveHarness.EntryPoint, SymbolPolicy.Default, new CompilationLimits(), ProgramLayers.All);

    /// <summary>A body and members beside it, and the same said otherwise.</summary>
    public static TheoryData<string, string, string, string> Same => new()
    {
        { "goto End; End: return xs;", "", "goto Over; Over: return xs;", "" },
        { "return xs.Select(x => x + 1).ToArray();", "", "return xs.Select(y => y + 1).ToArray();", "" },
        { "return xs.Select((x, i) => x + i).ToArray();", "", "return xs.Select((i, x) => i + x).ToArray();", "" },
        { "return (from x in xs let y = x * 2 where y > 1 select y + x).ToArray();", "", "return (from a in xs let b = a * 2 where b > 1 select b + a).ToArray();", "" },
        { "return Twice(xs[0]); static double[] Twice(double x) => [2 * x];", "", "return F(xs[0]); static double[] F(double value) => [2 * value];", "" },
        { "return xs[0] is > 0 and var found ? [found] : xs;", "", "return xs[0] is > 0 and var it ? [it] : xs;", "" },
        { "var (a, b) = (xs[0], xs[1]); (a, b) = (b, a); return [a, b];", "", "var (p, q) = (xs[0], xs[1]); (p, q) = (q, p); return [p, q];", "" },
        { "var t = (First: xs[0], Second: 2.0); return [t.First, t.Second];", "", "var t = (First: xs[0], Second: 2.0); return [t.Item1, t.Item2];", "" },
        { "return [F(b: 1, a: 2)];", "static double F(double a, double b) => a - b;", "return [G(q: 1, p: 2)];", "static double G(double p, double q) => p - q;" },
        { "return [F(1), G(2)];", "static double F(double x) => x; static double G(double x) => 2 * x;", "return [F(1), G(2)];", "static double G(double y) => 2 * y; static double F(double z) => z;" },
        { "return [F(1), G(2)];", "static double F(double x) => x < 1 ? x : G(x - 1); static double G(double x) => x < 2 ? x : F(x - 2);", "return [B(1), A(2)];", "static double A(double x) => x < 2 ? x : B(x - 2); static double B(double x) => x < 1 ? x : A(x - 1);" },
        { "return [A + B];", "const double A = 1; const double B = 2;", "return [Y + X];", "const double X = 2; const double Y = 1;" },
        { "return [new P().Area()];", "class P { public double Area() => 1; } class Q { }", "return [new P().Area()];", "class Q { } class P { public double Area() => 1; }" },
        { "_kept = xs[0]; return [_kept];", "static double _kept;", "last = xs[0]; return [last];", "static double last;" },
        { "return [new Box(xs)[1, 0]];", "class Box(double[] xs) { public double this[int a, int b] => xs[a - b]; }", "return [new Box(xs)[1, 0]];", "class Box(double[] xs) { public double this[int p, int q] => xs[p - q]; }" },
    };

    /// <summary>Two bodies and members beside them that read alike where names do not count, and do not do the same.</summary>
    public static TheoryData<string, string, string, string> Different => new()
    {
        { "var a = 1.0; return [nameof(a).Length];", "", "var abc = 1.0; return [nameof(abc).Length];", "" },
        { "double x = 1, y = 2; var t = (x, y); return [t.x];", "", "double y = 1, x = 2; var t = (y, x); return [t.x];", "" },
        { "var a = 1.0; return [new { a }.ToString()!.Length];", "", "var abc = 1.0; return [new { abc }.ToString()!.Length];", "" },
        { "var t = (a: 1.0, b: 2.0); return [new { t.a }.ToString()!.Length];", "", "var t = (abc: 1.0, b: 2.0); return [new { t.abc }.ToString()!.Length];", "" },
        { "return [new P(1, 2).ToString().Length];", "record P(int A, int B);", "return [new P(1, 2).ToString().Length];", "record P(int A, int Bcd);" },
        { "return [new P(1).ToString().Length];", "record P(int A) { public double Far = 1; }", "return [new P(1).ToString().Length];", "record P(int A) { public double F = 1; }" },
        { "return [new P().ToString().Length];", "record P { public int A => 1; public int B => 22; }", "return [new P().ToString().Length];", "record P { public int B => 22; public int A => 1; }" },
        { "return [new P().ToString().Length];", "sealed record P { private bool PrintMembers(StringBuilder text) => false; }", "return [new P().ToString().Length];", "sealed record P { private bool Other(StringBuilder text) => false; }" },
        { "return [E.First.ToString().Length];", "enum E { First }", "return [E.Second.ToString().Length];", "enum E { Second }" },
        { "return [(int)E.A];", "enum E { A, B }", "return [(int)E.A];", "enum E { B, A }" },
        { "return [F(b: 1, a: 2)];", "static double F(double a, double b) => a - b;", "return [F(a: 1, b: 2)];", "static double F(double a, double b) => a - b;" },
        { "return [F(a: 1)];", "public static double F(int a, int b = 0) => 1; public static double F(int c, long d = 0) => 2;", "return [F(c: 1)];", "public static double F(int a, int b = 0) => 1; public static double F(int c, long d = 0) => 2;" },
        { "return [Local(b: 1, a: 2)]; double Local(double a, double b) => a - b;", "", "return [Local(b: 1, a: 2)]; double Local(double b, double a) => b - a;", "" },
        { "return [new Box()[1, 0]];", "class Box { public double this[int a, int b] => a; }", "return [new Box()[1, 0]];", "class Box { public double this[int a, int b] => b; }" },
        { "return [new Box()[1, 0]];", "class Box { public double this[int a, int b] => a; }", "return [new Box()[1, 0]];", "class Box { public double this[int b, int a] => a; }" },
        { "return [new Box(1, 2).F()];", "class Box(double a, double b) { public double F() => a; }", "return [new Box(1, 2).F()];", "class Box(double b, double a) { public double F() => a; }" },
        { "return [new Box()[a: 1, b: 0]];", "class Box { public double this[int a, int b] => a; }", "return [new Box()[b: 1, a: 0]];", "class Box { public double this[int a, int b] => a; }" },
        { "D d = (x, y) => x - y; return [d(a: 1, b: 2)];", "delegate double D(double a, double b);", "D d = (x, y) => x - y; return [d(b: 1, a: 2)];", "delegate double D(double a, double b);" },
        { "return [new Box(a: 1, b: 2).F()];", "class Box(double a, double b) { public double F() => a - b; }", "return [new Box(b: 1, a: 2).F()];", "class Box(double a, double b) { public double F() => a - b; }" },
        { "const double A = 1, B = 2; return [A];", "", "const double A = 1, B = 2; return [B];", "" },
        { "return [A];", "const double A = 1, B = 2;", "return [B];", "const double A = 1, B = 2;" },
        { "var s = 0.0; for (var i = 0; i < 3; i++) { for (var j = 0; j < i; j++) { s += i; } } return [s];", "", "var s = 0.0; for (var i = 0; i < 3; i++) { for (var j = 0; j < i; j++) { s += j; } } return [s];", "" },
        { "try { string a = null!; ArgumentNullException.ThrowIfNull(a); return xs; } catch (Exception e) { return [e.Message.Length]; }", "", "try { string abc = null!; ArgumentNullException.ThrowIfNull(abc); return xs; } catch (Exception e) { return [e.Message.Length]; }", "" },
        { "Func<double> f = A, g = A; return [f.Equals(g) ? 1 : 0];", "static double A() => 1; static double B() => 1;", "Func<double> f = A, g = B; return [f.Equals(g) ? 1 : 0];", "static double A() => 1; static double B() => 1;" },
        { "_a = 1; _b = 2; return [_a];", "static double _a, _b;", "_a = 1; _b = 2; return [_b];", "static double _a, _b;" },
        { "return [_b];", "static double _a = 1; static double _b = _a + 1;", "return [_b];", "static double _b = _a + 1; static double _a = 1;" },
        { "var x = 1.0; { Func<double, double> f = y => x + y; return [f(2)]; }", "", "var x = 1.0; { Func<double, double> f = y => y + y; return [f(2)]; }", "" },
        { "return [F(2)];", "static double F(double x) => Math.Max(x, 1);", "return [F(2)];", "static double F(double x) => Math.Min(x, 1);" },
        { "return [F(2)];", "static double F(double x) => x < 1 ? 0 : G(x - 1); static double G(double x) => x < 1 ? 1 : F(x - 1);", "return [F(2)];", "static double F(double x) => x < 1 ? 0 : F(x - 1); static double G(double x) => x < 1 ? 1 : G(x - 1);" },
        { "return [F(1)];", "static double F(double x) => 1; static double F(int x) => 2;", "return [F(1.0)];", "static double F(double x) => 1; static double F(int x) => 2;" },
        { "return (from x in new Q() select x).ToArray();", "class Q : List<double> { IEnumerable<double> Select(Func<double, double> f) => [1]; }", "return (from x in new Q() select x).ToArray();", "class Q : List<double> { IEnumerable<double> Other(Func<double, double> f) => [1]; }" },
        { "return [\"a b\".Length];", "", "return [\"a  b\".Length];", "" },
        { "return [$\"{xs[0]:F1}\".Length];", "", "return [$\"{xs[0]:F2}\".Length];", "" },
        { "return [@\"x\ny\".Length];", "", "return [@\"x\n y\".Length];", "" },
    };

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

    [Theory]
    [MemberData(nameof(Same))]
    public void Fingerprint_OfWhatNamesAndOrderCannotTellApart_IsTheSame(string body, string members, string otherBody, string otherMembers) =>
        Assert.Equal(Of(body, members), Of(otherBody, otherMembers));

    [Theory]
    [MemberData(nameof(Different))]
    public void Fingerprint_OfWhatNamesOrOrderTellApart_Differs(string body, string members, string otherBody, string otherMembers) =>
        Assert.NotEqual(Of(body, members), Of(otherBody, otherMembers));

    [Fact]
    public void Fingerprint_OfProgramsThatDoNotCompile_GoesByTheirNamesToo()
    {
        Assert.Equal(Failing("var a = b;  "), Failing("var a = b;"));
        Assert.NotEqual(Failing("var a = b;"), Failing("var c = b;"));

        static string Failing(string body)
        {
            var compiled = Compiler.Compile(Programs.Source(body));
            Assert.Equal(CompilationStatus.CompileFailed, compiled.Status);
            return compiled.Fingerprint;
        }
    }

    private static string Of(string body, string members)
    {
        var compiled = Compiler.Compile(Programs.Source(body, members));
        Assert.True(compiled.Status == CompilationStatus.Ok, string.Join('\n', compiled.Messages));
        return compiled.Fingerprint;
    }
}

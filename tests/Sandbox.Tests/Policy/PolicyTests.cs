namespace EvoLLM.Sandbox.Tests;

public sealed class PolicyTests
{
    [Theory]
    [InlineData("System.IO.File.ReadAllText(\"/etc/passwd\");", "System.IO.File")]
    [InlineData("System.Threading.Thread.Sleep(1);", "System.Threading.Thread")]
    [InlineData("_ = Environment.GetEnvironmentVariables();", "System.Environment")]
    [InlineData("Environment.Exit(0);", "System.Environment")]
    [InlineData("_ = new Random().Next();", "System.Random..ctor")]
    [InlineData("_ = Random.Shared.Next();", "System.Random.Shared")]
    [InlineData("_ = DateTime.Now;", "System.DateTime")]
    [InlineData("_ = \"a\".GetHashCode();", "System.String.GetHashCode")]
    [InlineData("_ = new object().GetHashCode();", "System.Object.GetHashCode")]
    [InlineData("_ = xs.GetType();", "System.Object.GetType")]
    [InlineData("dynamic d = 1;", "dynamic")]
    [InlineData("_ = typeof(double);", "Reflection")]
    [InlineData("GC.Collect();", "System.GC")]
    [InlineData("_ = System.Reflection.Assembly.GetExecutingAssembly();", "System.Reflection.Assembly")]
    [InlineData("_ = Activator.CreateInstance<List<int>>();", "System.Activator")]
    [InlineData("_ = new List<System.Threading.Thread>();", "System.Threading.Thread")]
    [InlineData("Func<System.IO.Stream> f = null!; f();", "System.IO.Stream")]
    [InlineData("System.Runtime.CompilerServices.Unsafe.SkipInit(out int i);", "System.Runtime.CompilerServices.Unsafe")]
    [InlineData("lock (xs) { }", "locks")]
    [InlineData("unsafe { int* p = null; }", "Unsafe code")]
    [InlineData("Span<int> s = stackalloc int[4];", "stackalloc")]
    [InlineData("System.Threading.Tasks.Task.Run(() => { });", "System.Threading.Tasks.Task")]
    [InlineData("_ = Make<Random>(); static T Make<T>() where T : new() => new T();", "System.Random..ctor")]
    [InlineData("_ = xs.Shuffle();", "System.Linq.Enumerable.Shuffle")]
    [InlineData("_ = Math.ReciprocalEstimate(3);", "System.Math.ReciprocalEstimate")]
    [InlineData("_ = new System.Numerics.BigInteger(3).GetHashCode();", "System.Numerics.BigInteger.GetHashCode")]
    [InlineData("IEqualityComparer<string> c = StringComparer.Ordinal; _ = c.GetHashCode(\"a\");", "System.Collections.Generic.IEqualityComparer.GetHashCode")]
    [InlineData("Func<int> f = () => 1; _ = f.Target;", "System.Delegate.Target")]
    [InlineData("try { xs[0]++; } catch (Exception e) { _ = e.StackTrace; }", "System.Exception.StackTrace")]
    [InlineData("_ = string.Create(3, 1, (s, n) => { });", "System.String.Create")]
    [InlineData("_ = System.Numerics.Vector<double>.Count;", "System.Numerics.Vector")]
    [InlineData("_ = ((Memory<double>)xs).Pin();", "System.Memory.Pin")]
    public async Task Compile_ProgramThatNamesWhatItMayNot_IsRejectedWithTheNameAndTheLine(string statement, string name)
    {
        var compiled = await Programs.CompileAsync($"\n{statement}\nreturn xs;");
        Assert.Equal(CompilationStatus.PolicyRejected, compiled.Status);
        Assert.True(compiled.Image.IsEmpty);
        Assert.Contains(compiled.Messages, message => message.Line == 6 && message.Text.Contains(name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[System.Runtime.CompilerServices.ModuleInitializer] internal static void Start() { }")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"libc\")] private static extern int getpid();")]
    [InlineData("private sealed class Trap { ~Trap() { } }")]
    [InlineData("private sealed class Own : Random { }")]
    [InlineData("private static async System.Threading.Tasks.Task Go() { await System.Threading.Tasks.Task.Yield(); }")]
    public async Task Compile_MemberThatIsOut_IsRejected(string member) =>
        Assert.Equal(CompilationStatus.PolicyRejected, (await Programs.CompileAsync("return xs;", member)).Status);

    [Theory]
    [InlineData("return xs.Where(x => x > 0).OrderBy(x => x).Select(x => Math.Sqrt(x)).ToArray();")]
    [InlineData("var q = from x in xs where x > 1 orderby x descending select x * 2; return q.ToArray();")]
    [InlineData("var d = new Dictionary<string, List<double>> { [\"a\"] = [1, 2] }; return d[\"a\"].ToArray();")]
    [InlineData("var heap = new PriorityQueue<int, double>(); heap.Enqueue(1, 2); return [heap.Dequeue()];")]
    [InlineData("Span<double> s = xs; s[1..].Sort(); return s.ToArray();")]
    [InlineData("var r = new Random(seed); r.Shuffle(xs); return xs;")]
    [InlineData("(double Low, double High) range = (xs.Min(), xs.Max()); return [range.Low, range.High];")]
    [InlineData("var text = $\"{xs[0]:F2} of {xs.Length}\"; return [text.Length, double.Parse(text.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)];")]
    [InlineData("try { throw new InvalidOperationException(\"no\"); } catch (InvalidOperationException e) when (e.Message == \"no\") { return xs; }")]
    [InlineData("var point = new Point(1, 2) with { X = 3 }; return point is (var x, > 1) ? [x] : xs;")]
    [InlineData("return Array.ConvertAll(xs, x => x switch { < 0 => -1.0, 0 => 0.0, _ => 1.0 });")]
    [InlineData("var n = System.Numerics.BigInteger.One << 100; return [(double)n, System.Numerics.BitOperations.PopCount(255u)];")]
    [InlineData("return [HashCode.Combine(1, 2), (seed, 3.0).GetHashCode(), new Point(1, 2).GetHashCode(), seed.GetHashCode()];")]
    [InlineData("var anonymous = xs.Select((x, i) => new { x, i }).ToList(); return [anonymous[0].x];")]
    [InlineData("double Twice(double x) => 2 * x; Func<double, double> f = Twice; return [f(xs[0])];")]
    public async Task Compile_PureComputing_IsAllowed(string body)
    {
        var compiled = await Programs.CompileAsync(body, "private sealed record Point(double X, double Y);");
        Assert.True(compiled.Status == CompilationStatus.Ok, string.Join("\n", compiled.Messages));
    }

    [Fact]
    public async Task Allowing_NamesATypeOrAMember_WidensTheListByThatOnly()
    {
        var options = new CompilerOptions { Workers = 1, EntryPoint = SolveHarness.EntryPoint, Allowed = ["System.Guid", "System.DateTime.UnixEpoch"] };
        await using var compiler = new CandidateCompiler(options, TimeProvider.System);
        Assert.Equal(CompilationStatus.Ok, await StatusAsync("_ = Guid.Empty.ToString();"));
        Assert.Equal(CompilationStatus.Ok, await StatusAsync("_ = DateTime.UnixEpoch;"));
        Assert.Equal(CompilationStatus.PolicyRejected, await StatusAsync("_ = DateTime.Now;"));

        async Task<CompilationStatus> StatusAsync(string statement) =>
            (await compiler.CompileAsync(Programs.Source(statement + " return xs;"), TestContext.Current.CancellationToken)).Status;
    }
}

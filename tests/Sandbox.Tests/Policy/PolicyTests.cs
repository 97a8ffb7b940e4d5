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
    [InlineData("_ = new System.Numerics.BigInteger(3).GetHashCode();", "System.Numerics.BigInteger.GetHashCode")]
    [InlineData("_ = EqualityComparer<string>.Default.GetHashCode(\"a\");", "System.Collections.Generic.EqualityComparer.GetHashCode")]
    [InlineData("_ = xs.GetType();", "Reflection")]
    [InlineData("_ = xs.GetType().Name;", "Reflection")]
    [InlineData("_ = typeof(double).IsValueType;", "Reflection")]
    [InlineData("_ = (typeof(double)) is null;", "Reflection")]
    [InlineData("_ = TimeSpan.FromTicks(DateTime.Now.Ticks);", "System.DateTime")]
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
    [InlineData("_ = Mul<BigInteger>(3, 4);", "static T Mul<T>(T a, T b) where T : INumber<T> => a * b;", 10, "Mul")]
    [InlineData("return [Long()];", "static double Long() { double x = 0; LONG return x; }", 10, "Long")]
    [InlineData("return [new Wide().F1];", "struct Wide { public long WIDE; }", 10, "Wide")]
    [InlineData("F0<int>();", "GROWING static void F24<T>() { }", 0, "type arguments")]
    public async Task Compile_ProgramWhoseImageIsRefused_IsRejectedWithWhatItIsAboutAndTheLine(string body, string members, int line, string name)
    {
        members = members
            .Replace("LONG", string.Concat(Enumerable.Range(0, 900).Select(i => $"x += Math.Sin(x + {i}) * x - {i};")), StringComparison.Ordinal)
            .Replace("WIDE", string.Join(", ", Enumerable.Range(0, 600).Select(i => $"F{i}")), StringComparison.Ordinal)
            .Replace("GROWING", string.Concat(Enumerable.Range(0, 24).Select(i => $"static void F{i}<T>() {{ F{i + 1}<List<T>>(); F{i + 1}<T[]>(); }} ")), StringComparison.Ordinal);
        var compiled = await Programs.CompileAsync($"{body}\nreturn xs;", members);
        Assert.Equal(CompilationStatus.PolicyRejected, compiled.Status);
        Assert.Contains(compiled.Messages, message => message.Text.Contains(name, StringComparison.Ordinal) && !message.Text.Contains("is not available to candidates", StringComparison.Ordinal) && (line == 0 || message.Line > 4));
    }

    [Theory]
    [InlineData("System.Text.RegularExpressions.Regex.IsMatch(\"a\", \"b\");", "string methods")]
    [InlineData("Console.WriteLine(1);", "return the result")]
    [InlineData("_ = System.Collections.Immutable.ImmutableArray.Create(1);", "List")]
    [InlineData("_ = new System.Collections.Concurrent.ConcurrentDictionary<int, int>();", "Dictionary")]
    [InlineData("System.Threading.Tasks.Parallel.For(0, 3, i => { });", "plain loop")]
    [InlineData("_ = xs.AsParallel().Sum();", "plain loop")]
    public async Task Compile_NameThatThereIsNoAssemblyFor_SaysWhatToUseInstead(string statement, string instead)
    {
        var compiled = await Programs.CompileAsync($"{statement} return xs;");
        Assert.Equal(CompilationStatus.CompileFailed, compiled.Status);
        Assert.Contains(compiled.Messages, message => message.Text.Contains(instead, StringComparison.Ordinal) && !message.Text.Contains("assembly reference", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "[Flags] enum Side { None, Left, Right }")]
    [InlineData("", "[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)] static int One() => 1;")]
    [InlineData("", "[Obsolete(\"no\")] static int One() => 1;")]
    [InlineData("\n#region sums\n#pragma warning disable CS0168\n#nullable enable\nseed++;\n#endregion\n", "")]
    [InlineData("if (xs.GetType() != new object().GetType()) seed++;", "static bool IsInt<T>() => typeof(T) == typeof(int);")]
    [InlineData("_ = new Key<int>(1).GetHashCode();", "sealed class Key<T>(T x) where T : notnull { public override int GetHashCode() => \"a\".GetHashCode() + new BigInteger(3).GetHashCode() + EqualityComparer<T>.Default.GetHashCode(x) + x.GetHashCode(); public override bool Equals(object? o) => o is Key<T>; }")]
    [InlineData("_ = TimeSpan.FromSeconds(3).TotalMilliseconds; _ = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(\"a\"));", "")]
    [InlineData("if (seed < 0) throw new TimeoutException(); if (seed < 1) throw new System.Diagnostics.UnreachableException(); if (seed < 2) throw new ApplicationException();", "")]
    [InlineData("_ = Table[seed];", "static readonly double[] Table = [TABLE];")]
    [InlineData("", "} file sealed class Own { } public static class Other {")]
    public async Task Compile_WhatDoesNoHarm_IsAdmitted(string statements, string members)
    {
        members = members.Replace("TABLE", string.Join(", ", Enumerable.Range(0, 9_000).Select(i => $"{i % 10}.5")), StringComparison.Ordinal);
        var compiled = await Programs.CompileAsync($"{statements} return xs;", members);
        Assert.True(compiled.Status == CompilationStatus.Ok, string.Join("\n", compiled.Messages.Select(message => message.Text)));
    }

    [Theory]
    [InlineData("using System.Collections.Immutable; using System.Text.RegularExpressions; using System.Text.Json;")]
    [InlineData("using System.IO; using System.Threading.Tasks; using System.Collections.Concurrent;")]
    public async Task Compile_UsingThatNothingNeeds_IsLeftAlone(string usings) =>
        Assert.Equal(CompilationStatus.Ok, (await Programs.Compiler.CompileAsync($"{usings}\n{Programs.Source("return xs;")}", TestContext.Current.CancellationToken)).Status);

    [Theory]
    [InlineData("[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.InternalCall)] static extern int One();")]
    [InlineData("[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.Synchronized)] static int One() => 1;")]
    [InlineData("[System.Runtime.CompilerServices.MethodImpl((System.Runtime.CompilerServices.MethodImplOptions)32)] static int One() => 1;")]
    [InlineData("[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining, MethodCodeType = System.Runtime.CompilerServices.MethodCodeType.Native)] static int One() => 1;")]
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
        var options = new CompilerOptions { Workers = 1, EntryPoint = SolveHarness.EntryPoint, Allowed = ["System.Guid", "System.DateTime.UnixEpoch", "System.Version..ctor"] };
        await using var compiler = new CandidateCompiler(options, TimeProvider.System);
        Assert.Equal(CompilationStatus.Ok, await StatusAsync("_ = Guid.Empty.ToString();"));
        Assert.Equal(CompilationStatus.Ok, await StatusAsync("_ = DateTime.UnixEpoch;"));
        Assert.Equal(CompilationStatus.Ok, await StatusAsync("_ = new Version(1, 2);"));
        Assert.Equal(CompilationStatus.PolicyRejected, await StatusAsync("_ = new Version(1, 2).Major;"));
        Assert.Equal(CompilationStatus.PolicyRejected, await StatusAsync("_ = DateTime.Now;"));

        async Task<CompilationStatus> StatusAsync(string statement) =>
            (await compiler.CompileAsync(Programs.Source(statement + " return xs;"), TestContext.Current.CancellationToken)).Status;
    }
}

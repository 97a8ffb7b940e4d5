using FsCheck.Xunit;

namespace EvoLLM.Sandbox.Tests;

/// <summary>What the language offers to pure computing passes the policy on the image, and the meter does not change its answers.</summary>
[Collection(OneMeter.Name)]
public sealed class SameAnswerTests
{
    public static TheoryData<string, string> Features { get; } = new()
    {
        { "List<double> list = [..xs, 4, seed]; double[] all = [..list, ..xs]; IEnumerable<double> lazy = [1, ..all]; return lazy.ToArray();", "" },
        { "ReadOnlySpan<int> table = [5, 3, 1]; ReadOnlySpan<byte> bytes = [1, 2, 3]; return [table[seed], bytes[seed], \"xyz\"u8[1]];", "" },
        { "return [Total(1, 2, 3, seed), Total(), Span(1, 2, seed)];", "static double Total(params int[] v) => v.Sum(); static double Span(params ReadOnlySpan<double> v) { var s = 0.0; foreach (var x in v) s += x; return s; }" },
        { "string Name(double x) => x switch { < 0 => \"a\", 1 => \"one\", 2 or 3 => \"few\", _ => \"many\" }; return [Code(Name(xs[0])), Code(\"zeta\")];", "static double Code(string s) => s switch { \"a\" => 1, \"one\" => 2, \"few\" => 3, \"many\" => 4, \"alpha\" => 5, \"beta\" => 6, \"gamma\" => 7, \"delta\" => 8, _ => 9 };" },
        { "var a = new Item(1, \"x\"); var b = a with { Id = 2 }; var (id, name) = b; return [id, name.Length, a == b ? 1 : 0, a.Equals(a) ? 1 : 0, a.ToString().Length, new HashSet<Item> { a, b, new(1, \"x\") }.Count];", "record Item(int Id, string Name);" },
        { "Shape s = new Square(3); return [s switch { Square { Side: > 2 } q => q.Area, _ => 0 }, s.ToString().Length, s.GetHashCode() == new Square(3).GetHashCode() ? 1 : 0];", "abstract record Shape { public abstract double Area { get; } } sealed record Square(double Side) : Shape { public override double Area => Side * Side; }" },
        { "var p = new Point(1, 2); return [p.GetHashCode() == new Point(1, 2).GetHashCode() ? 1 : 0, HashCode.Combine(1, \"a\", 2.5), (seed, \"b\").GetHashCode(), new Key(3).GetHashCode()];", "readonly record struct Point(int X, double Y); sealed class Key(int n) { public override int GetHashCode() { var h = new HashCode(); h.Add(n); h.Add(\"k\"); return h.ToHashCode(); } public override bool Equals(object? o) => o is Key; }" },
        { "return [$\"{xs[0]:F3}|{seed,8}|{xs.Length}\".Length, (\"a\" + seed + 'c' + xs[1]).Length, string.Concat(xs.Select(x => x.ToString(System.Globalization.CultureInfo.InvariantCulture))).Length];", "" },
        { "return Walk(5).Zip(Pairs(), (a, b) => a * b.Item2).ToArray();", "static IEnumerable<int> Walk(int n) { try { while (n-- > 0) { if (n == 2) continue; yield return n; } } finally { n = 0; } } static IEnumerable<(int, double)> Pairs() { yield return (1, 2.5); yield return (2, 3.5); yield break; }" },
        { "var f = 0.0; Func<double, Func<double, double>> add = a => b => a + b + f; f = 2; Action bump = () => f++; bump += bump; bump(); double Local(int n) => n < 2 ? n : Local(n - 1) + Local(n - 2); return [add(1)(2), f, Local(10)];", "" },
        { "var rows = xs.Select((x, i) => new { x, i, twice = x * 2 }).GroupBy(r => r.i % 2).OrderBy(g => g.Key).ToList(); return rows.SelectMany(g => g.Select(r => r.twice)).ToArray();", "" },
        { "(double Low, double High) Range() => (xs.Min(), xs.Max()); var (low, high) = Range(); (low, high) = (high, low); return [low, high];", "" },
        { "var last = xs[^1]; var middle = xs[1..^1]; Span<double> s = xs; s[..2].Reverse(); return [last, middle.Length, s[0], xs is [_, .., var z] ? z : 0, \"hello\"[1..3].Length];", "" },
        { "return [Sum<Meters>([new(1), new(2)]).Value, Max(3, 4), Generic(2.5f)];", "interface IZero<T> where T : IZero<T> { static abstract T Zero { get; } static abstract T operator +(T a, T b); } readonly struct Meters(double v) : IZero<Meters> { public double Value => v; public static Meters Zero => new(0); public static Meters operator +(Meters a, Meters b) => new(a.Value + b.Value); } static M Sum<M>(M[] v) where M : IZero<M> { var s = M.Zero; foreach (var x in v) s += x; return s; } static T Max<T>(T a, T b) where T : INumber<T> => a > b ? a : b; static T Generic<T>(T a) where T : IFloatingPointIeee754<T> => T.Sqrt(a) + T.One;" },
        { "var g = new double[3, 4]; var t = new int[2, 2, 2]; for (var i = 0; i < 3; i++) for (var j = 0; j < 4; j++) g[i, j] = i * j; t[1, 1, 1] = 5; return [g[2, 3], g.GetLength(1), t[1, 1, 1], g.Cast<double>().Sum()];", "" },
        { "var n = 0; foreach (var x in new Own()) { n += x; } using (var d = new Own()) { n++; } using var e = new Own(); return [n];", "sealed class Own : IDisposable { public IEnumerator<int> GetEnumerator() { yield return 1; yield return 2; } public void Dispose() { } }" },
        { "try { try { throw new InvalidOperationException(\"a\"); } catch (ArgumentException) { return []; } finally { seed++; } } catch (InvalidOperationException e) when (e.Message == \"a\") { try { _ = xs[10]; } catch (IndexOutOfRangeException) { seed += 2; } } catch { seed = 0; } return [seed];", "" },
        { "try { return [Get<ArgumentException>()]; } catch (Exception e) { return [e.Message.Length]; }", "static double Get<E>() where E : Exception { try { throw new ArgumentException(\"abc\"); } catch (E) { return 7; } }" },
        { "var box = Make<Box>(); box.Changed += x => box.Seen = x; box.Raise(4); object o = seed; return [box.Seen, o is int n and > 0 ? n : 0, ((IComparable)seed).CompareTo(2)];", "sealed class Box { public event Action<double>? Changed; public double Seen; public void Raise(double x) => Changed?.Invoke(x); } static T Make<T>() where T : new() => new T();" },
        { "checked { var x = seed + 1; long big = (long)x << 40; uint u = (uint)x; byte b = unchecked((byte)300); return [x, big, u, b, sizeof(int), (int)Day.Two, Day.Two.ToString().Length, Enum.GetValues<Day>().Length]; }", "enum Day { One, Two }" },
        { "var s = new Stack<int>([1, 2]); var q = new Queue<int>(); q.Enqueue(3); var l = new LinkedList<int>(); l.AddLast(4); var sd = new SortedDictionary<string, int> { [\"b\"] = 1, [\"a\"] = 2 }; var h = new PriorityQueue<string, double>(); h.Enqueue(\"x\", 1); return [s.Pop(), q.Peek(), l.First!.Value, sd.First().Value, h.Dequeue().Length];", "" },
        { "ref var first = ref xs[0]; first += 1; var buffer = new Buffer3(); ref readonly var r = ref buffer.Value; return [first, r, Sum(xs)];", "struct Buffer3 { public double Value; } ref struct Window(Span<double> s) { public Span<double> S = s; } static double Sum(double[] x) { var w = new Window(x); var t = 0.0; foreach (ref readonly var v in w.S) t += v; return t; }" },
        { "var q = from x in xs let y = x * x where y > 1 orderby y descending join z in xs on x equals z into same select y + same.Count(); return q.ToArray();", "" },
        { "int? none = null; double? some = seed; string? text = null; text ??= \"d\"; return [none ?? 5, some.Value, text?.Length ?? 0, some is { } v ? v : 0];", "" },
        { "return [xs.Pick(1), xs.Twice()];", "} static class Extensions { public static double Pick(this double[] x, int i) => x[i]; extension(double[] x) { public double Twice() => x[0] * 2; }" },
        { "long count = 3; var a = new double[count]; uint u = 2; a[u] = 1; goto done; done: return a;", "" },
        { "var r = new Random(seed); var v = new Vector3(1, 2, 3); return [r.Next(100), r.NextDouble(), v.Length(), Math.FusedMultiplyAdd(1, 2, 3), (double)BigInteger.Pow(3, 40), Complex.Abs(new Complex(3, 4)), (double)(Int128)7];", "" },
    };

    [Theory]
    [MemberData(nameof(Features))]
    public void Run_WithAndWithoutTheMeter_GivesTheSame(string body, string members)
    {
        var source = Programs.Source(body, members);
        var metered = Metered.Run(Images.Instrument(source), [3, 1, 2]);
        Assert.Null(metered.Thrown);
        if (!body.Contains("HashCode.Combine", StringComparison.Ordinal))
        {
            Assert.Equal(Metered.Run(Images.Emit(source).ToArray(), [3, 1, 2]).Answer, metered.Answer);
        }

        Assert.Equal(metered.Reading.FuelUsed, Metered.Run(Images.Instrument(source), [3, 1, 2]).Reading.FuelUsed);
    }

    [Fact]
    public void HashCodes_AreTheSameInEveryProcess() =>
        Assert.Equal([-1570658896, -926414920, 1], Metered.Run("return [new Item(1, \"x\").GetHashCode(), HashCode.Combine(1, \"a\"), new HashSet<Item> { new(1, \"x\"), new(1, \"x\") }.Count];", "record struct Item(int Id, string Name);").Answer!);

    [Property(MaxTest = 40)]
    public void Run_AnyInput_GivesTheSameAnswerForTheSameFuel(double[] xs, int seed)
    {
        var (plain, first, again) = (Metered.Run(Plain, xs, seed), Metered.Run(Instrumented, xs, seed), Metered.Run(Instrumented, xs, seed));
        Assert.Equal(plain.Answer, first.Answer);
        Assert.Equal(plain.Thrown?.GetType(), first.Thrown?.GetType());
        Assert.Equal((first.Reading.FuelUsed, first.Reading.PaidBytes), (again.Reading.FuelUsed, again.Reading.PaidBytes));
    }

    private static readonly string Source = Programs.Source(
        """
        var counts = new SortedDictionary<int, List<double>>();
        for (var i = 0; i < xs.Length; i++)
        {
            var key = (int)(Math.Abs(xs[i]) % 7);
            if (!counts.TryGetValue(key, out var list)) { counts[key] = list = []; }
            list.Insert(list.Count / 2, xs[i]);
            for (var j = 0; j < key; j++) { if (j == 5) { break; } list[0] += j * 0.5; }
        }
        try { if (seed % 3 == 0) { throw new InvalidOperationException(); } seed /= seed % 2; }
        catch (DivideByZeroException) { seed = 1; }
        finally { seed++; }
        return counts.SelectMany(pair => pair.Value.OrderBy(x => x).Select(x => x + pair.Key)).Append(seed).ToArray();
        """);

    private static readonly byte[] Plain = Images.Emit(Source).ToArray();
    private static readonly byte[] Instrumented = Images.Instrument(Source);
}

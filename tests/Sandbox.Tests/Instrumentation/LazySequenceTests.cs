namespace EvoLLM.Sandbox.Tests;

/// <summary>Sequences of LINQ are counted and paid, and otherwise stay what they are.</summary>
[Collection(OneMeter.Name)]
public sealed class LazySequenceTests
{
    [Theory]
    [InlineData("e = e.DefaultIfEmpty().Append(1);")]
    [InlineData("e = e.Distinct();")]
    [InlineData("e = e.Reverse();")]
    [InlineData("e = e.Order();")]
    [InlineData("e = e.OrderBy(x => x);")]
    [InlineData("e = e.Select(x => x + 1);")]
    [InlineData("e = e.SelectMany(x => xs);")]
    [InlineData("e = e.Where((x, i) => true);")]
    [InlineData("e = e.Where(x => true);")]
    [InlineData("e = e.TakeWhile(x => true);")]
    [InlineData("e = e.SkipWhile(x => false);")]
    [InlineData("e = e.TakeLast(3);")]
    [InlineData("e = e.Except(xs);")]
    [InlineData("e = e.UnionBy(xs, x => x);")]
    [InlineData("e = e.Index().Select(x => x.Item);")]
    [InlineData("e = e.Cast<object>().Cast<double>();")]
    [InlineData("e = e.Zip(xs, (x, y) => x);")]
    [InlineData("e = e.Chunk(1).Select(x => x[0]);")]
    [InlineData("e = e.GroupBy(x => x).Select(x => x.Key);")]
    [InlineData("e = xs.GroupJoin(e, x => x, x => x, (x, y) => x);")]
    [InlineData("o = o.ThenBy(x => x);")]
    [InlineData("e = e.Prepend(1).Append(2);")]
    public void Run_SequencesInsideSequences_EndAtTheSamePlaceBeforeTheStackDoes(string step)
    {
        var body = $"IEnumerable<double> e = xs; var o = xs.OrderBy(x => x); for (var i = 0; i < 100_000; i++) {{ {step} }} return [e.Count() + o.Last()];";
        var (first, again) = (Metered.Run(body), Metered.Run(body));
        Assert.Equal(MeterLimit.Stack, first.Reading.Exceeded);
        Assert.InRange(first.Reading.PaidBytes, 100_000, 1_000_000);
        Assert.Equal((first.Reading.FuelUsed, first.Reading.PaidBytes), (again.Reading.FuelUsed, again.Reading.PaidBytes));
    }

    [Fact]
    public void Run_SequenceOfManyThatAreTheSame_IsMeasuredInNoTime() =>
        Assert.Equal(MeterLimit.Fuel, Metered.Run("IEnumerable<double> e = xs; for (var i = 0; i < 1_500; i++) e = e.Concat(e); return [e.First()];", fuel: 1_000_000).Reading.Exceeded);

    [Fact]
    public void Run_SequenceMadeBeforeItsListGrew_IsPaidByWhatTheListIsNow() =>
        Assert.Equal(MeterLimit.Fuel, Metered.Run("var l = new List<int>(); var q = l.Order(); for (var i = 0; i < 100_000; i++) l.Add(i); while (true) { _ = q.First(); }", fuel: 20_000_000).Reading.Exceeded);

    [Theory]
    [InlineData("object o = xs.Where(x => x > 1).Order(); return [o is IOrderedEnumerable<double> ? 1 : 0, ((IOrderedEnumerable<double>)o).ThenBy(x => -x).First()];", "")]
    [InlineData("IEnumerable<object> o = xs.Select(x => x.ToString()); return [o.Count(), o.OfType<string>().Count(), o.Cast<string>().First().Length];", "")]
    [InlineData("var q = xs.OrderBy(x => x % 2).ThenByDescending(x => x).Skip(1).Take(2).Select((x, i) => x * i); return q.Concat(q.Reverse()).ToArray();", "")]
    [InlineData("var l = new List<double>(xs.Select(x => x + 1)); l.AddRange(xs.Take(2)); l.InsertRange(1, Enumerable.Range(0, 3).Select(x => (double)x)); return l.ToArray();", "")]
    [InlineData("var d = xs.Select((x, i) => (x, i)).ToDictionary(p => p.i, p => p.x); var s = new HashSet<double>(d.Values.Where(x => x > 1)); s.UnionWith(xs.Select(x => x * 2)); return s.Order().ToArray();", "")]
    [InlineData("return [string.Join(\",\", xs.Select(x => x + 1)).Length, string.Concat(xs.Where(x => x > 1)).Length, new StringBuilder().AppendJoin(\", \", xs.Skip(1)).Length, new StringBuilder().AppendJoin('-', xs.Skip(1)).Length];", "")]
    [InlineData("var q = new PriorityQueue<double, double>(xs.Select(x => (x, -x))); q.EnqueueRange(xs.Select(x => (x * 10, x))); return [q.Dequeue(), q.Dequeue(), q.Count];", "")]
    [InlineData("return xs.SelectMany(x => new[] { x, -x }).SelectMany((x, i) => Enumerable.Repeat(x, i % 2)).ToArray();", "")]
    [InlineData("var e = new Own(xs).Where(x => x > 1); return [e.Count(), e.Last(), new Own(xs).Max(), new Own(xs).Contains(3) ? 1 : 0];", "sealed class Own(double[] xs) : IEnumerable<double> { public IEnumerator<double> GetEnumerator() { foreach (var x in xs) yield return x; } System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator(); }")]
    [InlineData("return \"3,1,2\".Split(',').Select(double.Parse).Select(Math.Sqrt).ToArray();", "")]
    [InlineData("return Map(xs, 2.0).Concat([Of(xs.ToList(), 3), Of(new List<double> { 4 }, 5)]).ToArray();", "static IEnumerable<T> Map<T>(T[] x, T y) where T : INumber<T> { Func<T[], T, int> find = Array.IndexOf; Func<IEnumerable<T>, T> max = Enumerable.Max; return [max(x), T.CreateChecked(find(x, y))]; } static int Of<T>(List<T> l, T item) { Func<T, bool> has = l.Contains; Func<T, int> at = new Box<T>(l).At; return (has(item) ? 1 : 0) + at(item); } sealed class Box<T>(List<T> l) { public int At(T item) { Func<T, int> f = l.IndexOf; Func<int, T> get = l.ElementAt; return f(item) + get(0)!.ToString()!.Length; } }")]
    [InlineData("BigInteger n = 12345; Func<string> f = n.ToString; Func<BigInteger, int> c = n.CompareTo; object o = xs[0]; Func<string> g = o.ToString!; IList<double> l = xs; Func<double, bool> h = l.Contains; return [f().Length, c(5), g().Length, h(2) ? 1 : 0];", "")]
    [InlineData("var s = new Slot(3); Func<int> f = s.Get; Func<string> g = s.ToString; return [f(), g().Length, Call(s), Call(4.5)];", "struct Slot(int n) { public int Get() => n; public override string ToString() => \"slot\"; } static int Call<T>(T x) where T : notnull { Func<string?> f = x.ToString; return f()!.Length; }")]
    [InlineData("foreach (var c in xs.Chunk(2).Index()) { seed += c.Item.Length * c.Index; } return [seed, xs.MinBy(x => -x), xs.Aggregate((a, b) => a * 2 + b), xs.Lookup().Count];", "} static class More { public static ILookup<bool, double> Lookup(this double[] xs) => xs.Where(x => x > 0).ToLookup(x => x > 1);")]
    [InlineData("Span<double> s = xs; ReadOnlySpan<char> t = \"a,b\"; var parts = new Range[4]; s.Sort((a, b) => b.CompareTo(a)); return [s[0], t.Split(parts, ','), s.IndexOf(2), \"abc\".AsSpan().Trim().Length, s.ToArray().AsSpan().SequenceEqual(s) ? 1 : 0];", "")]
    [InlineData("var l = new LinkedList<double>(xs); l.Remove(1); l.Remove(l.First!); var d = new SortedList<string, double> { [\"b\"] = 1 }; d.Add(\"a\", 2); IDictionary<string, double> i = d; i[\"c\"] = 3; return [l.Count, d.Values[0], i.Count, d.IndexOfKey(\"c\")];", "")]
    public void Run_WithAndWithoutTheMeter_GivesTheSame(string body, string members)
    {
        var source = Programs.Source(body, members);
        var (plain, metered) = (Metered.Run(Images.Emit(source).ToArray(), [3, 1, 2]), Metered.Run(Images.Instrument(source), [3, 1, 2]));
        Assert.Null(plain.Thrown);
        Assert.Null(metered.Thrown);
        Assert.Equal(plain.Answer, metered.Answer);
    }
}

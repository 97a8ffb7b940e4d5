namespace EvoLLM.Sandbox.Tests;

[Collection(OneMeter.Name)]
public sealed class StackTests
{
    private static readonly string Wide = $"struct Wide {{ public long {string.Join(", ", Enumerable.Range(0, 400).Select(i => $"F{i}"))}; }}";

    public static TheoryData<string, string> Deep { get; } = new()
    {
        { "return [F(seed)];", "static double F(double n) => F(n + 1) + 1;" },
        { "return [F(seed)];", "static double F(double n) => G(n + 1) + 1; static double G(double n) => F(n) * 2;" },
        { "double F(double n) => F(n + seed) + 1; return [F(1)];", "" },
        { "Func<double, double> f = null!; f = n => f(n + 1) + 1; return [f(1)];", "" },
        { "return [new Text().ToString().Length];", "sealed class Text { public override string ToString() => $\"{new Text()}!\"; }" },
        { "return [new Node(1).ToString().Length];", "sealed record Node(int N) { public Node Next => new(N + 1); }" },
        { "return (new Sum() + 1).Parts;", "sealed class Sum { public double[] Parts = []; public static Sum operator +(Sum a, int b) { var next = a + (b + 1); next.Parts = [b]; return next; } }" },
        { "return [new Box().Value];", "sealed class Box { public Box Inner = new(); public double Value => 1; }" },
        { "return [A.Value];", "static class A { public static readonly double Value = F(1); static double F(double n) => F(n) + 1; }" },
        { "return [Walk(1).Sum()];", "static IEnumerable<double> Walk(int n) { foreach (var x in Walk(n + 1)) { yield return x; } }" },
        { "var keys = new HashSet<Key> { new() }; return xs;", "sealed class Key { public override int GetHashCode() => new HashSet<Key> { new() }.Count; }" },
        { "Array.Sort(xs, new Own()); return xs;", "sealed class Own : IComparer<double> { public int Compare(double a, double b) { double[] c = [1, 2]; Array.Sort(c, this); return 1; } }" },
        { "IShape s = new Shape(); return [s.Area(1)];", "interface IShape { double Area(double n); } sealed class Shape : IShape { public double Area(double n) => ((IShape)this).Area(n + 1) + 1; }" },
        { "return [this_(1)];", "static double this_(int n) { try { return this_(n + 1) + 1; } finally { n++; } }" },
        { "return [F(1)];", "static double F(double n) { try { return F(n + 1) + 1; } catch { return 1; } }" },
        { "return [F(1)];", "static double F(double n) { try { return F(n + 1) + 1; } catch (Exception) when (n > 0) { return 1; } finally { Leaf(n); } } static void Leaf(double n) { for (var i = 0; i < 3; i++) { n += Math.Sin(i); } Two(n); } static void Two(double n) => Three(n); static void Three(double n) { }" },
        { "return [F(default, 1)];", "static double F(Wide w, int n) { w.F1 = n; return F(w, n + 1) + w.F1; } " + Wide },
        { "return [D(0)];", "static double D(int n) => n < 0 ? 0 : (double)Of<int>.Call(n);  static class Of<T> { public static object Call(int n) => D(n + 1) + 1; }" },
        { "IEnumerable<double> e = xs; for (var i = 0; i < 200_000; i++) e = e.Concat(xs.Take(0)).Skip(0).Distinct(); return [e.Sum()];", "" },
        { "while (true) { try { F(1); } catch { seed++; } }", "static double F(double n) => F(n + 1) + 1;" },
        { "return [F(1) ? 1 : 0];", "static bool F(double n) => (n, new Own(n)).Equals((n, new Own(n))); sealed class Own(double n) { public override bool Equals(object? other) => F(n + 1); public override int GetHashCode() => 1; }" },
        { "return [Nullable.Compare<Own>(new Own(1), new Own(2))];", "readonly record struct Own(double N) : IComparable<Own> { public int CompareTo(Own other) => Nullable.Compare<Own>(this, other) + 1; }" },
        { "return [F(1)];", "static double F(int n) { try { return n < 100_000 ? F(n + 1) : throw new InvalidOperationException(); } catch { throw; } }" },
        { "object o = 1; for (var i = 0; i < 100_000; i++) { o = (o, 1); } return [HashCode.Combine(o)];", "" },
    };

    [Theory]
    [MemberData(nameof(Deep))]
    public void Run_CallsWithoutEnd_EndAtTheStackLimit(string body, string members)
    {
        var outcome = Metered.Run(body, members);
        Assert.NotNull(outcome.Thrown);
        Assert.Equal(MeterLimit.Stack, outcome.Reading.Exceeded);
    }

    [Fact]
    public void Run_RecursionThatEnds_IsLeftAlone() =>
        Assert.Equal([20_000], Metered.Run("return [F(20_000)];", "static double F(int n) => n == 0 ? 0 : F(n - 1) + 1;").Answer!);

    [Fact]
    public void Run_SequencesInsideSequences_EndWhereTheyAreCountedAndNotWhereTheStackEnds()
    {
        var outcome = Metered.Run("IEnumerable<double> e = xs; for (var i = 0; i < 100_000; i++) e = e.Concat(xs.Take(0)).Skip(0).Cast<double>().Distinct(); return [e.Sum()];");
        Assert.Equal(MeterLimit.Stack, outcome.Reading.Exceeded);
        Assert.InRange(outcome.Reading.FuelUsed, 500, 4_000);
    }

    [Fact]
    public void Run_ThousandSequencesAfterEachOther_AreLeftAlone() =>
        Assert.Equal([1_001], Metered.Run("IEnumerable<double> e = [1]; for (var i = 0; i < 1_000; i++) e = e.Concat([1]); return [e.Sum()];").Answer!);
}

using System.Diagnostics;

namespace EvoLLM.Sandbox.Tests;

[Collection(OneMeter.Name)]
public sealed class FuelTests
{
    private const long Fuel = 1_000_000;

    public static TheoryData<string, string> Endless { get; } = new()
    {
        { "while (true) ;", "" },
        { "for (; ; ) { seed++; }", "" },
        { "do { seed++; } while (seed != 0 || xs.Length > 0); return xs;", "" },
        { "again: seed ^= 1; goto again;", "" },
        { "again: switch (seed & 1) { case 0: seed++; goto again; default: seed += 3; goto again; }", "" },
        { "while (true) { try { seed++; } finally { seed--; } }", "" },
        { "while (true) { try { continue; } catch { seed++; } }", "" },
        { "while (true) { try { while (true) { seed++; } } catch { seed--; } }", "" },
        { "while (true) { try { while (true) { seed++; } } catch (Exception) when (seed > int.MinValue) { } }", "" },
        { "while (true) { try { throw new Exception(); } catch (Exception) when (Spin()) { } catch { } }", "static bool Spin() { while (true) ; }" },
        { "try { while (true) ; } finally { while (true) ; }", "" },
        { "F(0); return xs;", "static void F(int n) { try { if (n < 3000) F(n + 1); while (true) ; } finally { throw new InvalidOperationException(); } }" },
        { "F(0); return xs;", "static void F(int n) { try { if (n < 3000) F(n + 1); while (true) ; } finally { for (var i = 0; i < 100_000_000; i++) { n++; } } }" },
        { "while (true) { try { throw new Exception(); } catch { } }", "" },
        { "return [Numbers().Last()];", "static IEnumerable<double> Numbers() { double d = 0; while (true) yield return d++; }" },
        { "return [Numbers().Sum()];", "static IEnumerable<double> Numbers() { for (; ; ) { yield return 0; } }" },
        { "foreach (var x in new Numbers()) { } return xs;", "sealed class Numbers { public Numbers GetEnumerator() => this; public int Current => 1; public bool MoveNext() => true; }" },
        { "Array.Sort(xs, (x, y) => { while (true) ; }); return xs;", "" },
        { "xs.OrderBy(x => x, new Never()).ToArray(); return xs;", "sealed class Never : IComparer<double> { public int Compare(double x, double y) { while (true) ; } }" },
        { "new Dictionary<Key, int>()[new Key()] = 1; return xs;", "sealed class Key { public override int GetHashCode() { while (true) ; } }" },
        { "var keys = new HashSet<Key> { new(), new() }; return xs;", "sealed class Key { public override int GetHashCode() => 1; public override bool Equals(object? other) { while (true) ; } }" },
        { "return [$\"{new Text()}\".Length];", "sealed class Text { public override string ToString() { while (true) ; } }" },
        { "return [Held.Value];", "static class Held { public static readonly double Value = Find(); static double Find() { while (true) ; } }" },
        { "return [new Held().Value];", "sealed class Held { public double Value = Find(); static double Find() { while (true) ; } }" },
        { "return new Sum() + new Sum();", "sealed class Sum { public static double[] operator +(Sum a, Sum b) { while (true) ; } }" },
        { "Action step = () => { }; while (true) step();", "" },
        { "while (true) Leaf(1);", "static double Leaf(double x) => x * 2;" },
        { "while (true) { seed = Math.Abs(seed); }", "" },
        { "while (true) { _ = new List<int>().Count; }", "" },
        { "throw new Own();", "sealed class Own : Exception { public Own() { while (true) ; } }" },
        { "return [Enumerable.Range(0, int.MaxValue).Concat(Enumerable.Repeat(1, int.MaxValue)).Count(x => x < 0)];", "" },
        { "IEnumerable<double> all = xs; for (var i = 0; i < 60; i++) { all = all.Concat(all); } return [all.Last()];", "" },
        { "return [F0(1)];", string.Concat(Enumerable.Range(0, 40).Select(i => $"static double F{i}(double x) => F{i + 1}(x) + F{i + 1}(x + 1);")) + "static double F40(double x) => x;" },
        { "return [(double)(BigInteger.Pow(BigInteger.Pow(7, 3_000_000), 40) % 1000)];", "" },
        { "var list = new List<double>(new double[2_000_000]); while (true) { list.Insert(0, 1); list.RemoveAt(0); }", "" },
        { "var text = new string('a', 1_000_000); while (true) { seed += text.IndexOf(\"b\") + text.IndexOf('b'); }", "" },
        { "var list = new LinkedList<int>(Enumerable.Range(0, 10_000)); while (true) { list.Contains(-1); }", "" },
        { "var grid = new int[1000]; while (true) { Array.Fill(grid, 1); Array.Sort(grid); }", "" },
    };

    [Theory]
    [MemberData(nameof(Endless))]
    public void Run_ProgramWithoutEnd_EndsByFuelAtOnce(string body, string members)
    {
        var image = Images.Instrument(Programs.Source(body, members));
        var clock = Stopwatch.StartNew();
        var outcome = Metered.Run(image, [3, 1, 2], fuel: Fuel);
        Assert.NotNull(outcome.Thrown);
        Assert.Equal((MeterLimit.Fuel, Fuel), (outcome.Reading.Exceeded, outcome.Reading.FuelUsed));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"It took {clock.Elapsed}.");
    }

    [Theory]
    [InlineData("for (var i = 0; i < 1000; i++) { seed += i; } return xs;", 1_000)]
    [InlineData("for (var i = 0; i < 100; i++) for (var j = 0; j < 100; j++) { seed += i ^ j; } return xs;", 10_000)]
    [InlineData("foreach (var x in xs) for (var i = 0; i < 5_000; i++) { seed++; } return xs;", 15_000)]
    [InlineData("return [xs.Count(x => x > 1)];", 0)]
    public void Run_Loop_CostsAboutOneStepATurn(string body, int turns)
    {
        var reading = Metered.Run(body).Reading;
        Assert.InRange(reading.FuelUsed, turns, (turns * 1.1) + 10);
        Assert.Equal(MeterLimit.None, reading.Exceeded);
    }

    [Fact]
    public void Run_WithExactlyTheFuelThatItTakes_Completes()
    {
        const string Body = "for (var i = 0; i < 5; i++) { seed = Math.Max(seed, i); Step(i); } return xs;";
        const string Members = "static int Step(int i) { for (var j = 0; j < i; j++) { i--; } return i; }";
        var used = Metered.Run(Body, Members).Reading.FuelUsed;
        Assert.Equal(MeterLimit.None, Metered.Run(Body, Members, fuel: used).Reading.Exceeded);
    }

    [Fact]
    public void Run_ExceptionsOutOfLoops_DoNotMakeTheLoopsFree()
    {
        const string Body = "while (true) { try { for (var i = 0; ; i++) { seed += (int)xs[i % 3] / (4000 - i); } } catch (DivideByZeroException) { } }";
        Assert.Equal(MeterLimit.Fuel, Metered.Run(Body, fuel: 1_000).Reading.Exceeded);
    }
}

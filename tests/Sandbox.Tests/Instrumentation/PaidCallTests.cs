using System.Diagnostics;

namespace EvoLLM.Sandbox.Tests;

/// <summary>What the framework does in one call is paid by its size, however the call is written.</summary>
[Collection(OneMeter.Name)]
public sealed class PaidCallTests
{
    private const long Fuel = 1_000_000;

    private const string Arrays = "var a = new int[200_000]; var b = new int[200_000]; ";
    private const string Lists = "var list = new List<int>(new int[200_000]); ";
    private const string Texts = "var text = new string(' ', 200_000); var other = new string(' ', 200_000); ";
    private const string Sets = "var set = Enumerable.Range(0, 20_000).ToHashSet(); var tree = new SortedSet<int>(set); ";
    private const string Numbers = "var n = BigInteger.One << 400_000; var m = n + 1; ";

    public static TheoryData<string, string> Setups { get; } = new()
    {
        { Arrays, "Array.Sort(a, 0, a.Length);" },
        { Arrays, "Array.Sort((Array)a);" },
        { Arrays, "Array.Reverse(a, 0, a.Length);" },
        { Arrays, "Array.Fill(a, 1, 0, a.Length);" },
        { Arrays, "Array.Copy(a, b, (long)a.Length);" },
        { Arrays, "Array.ConstrainedCopy(a, 0, b, 0, a.Length);" },
        { Arrays, "Array.LastIndexOf(a, 1);" },
        { Arrays, "Buffer.BlockCopy(a, 0, b, 0, 800_000);" },
        { Arrays, "((System.Collections.ICollection)a).CopyTo(b, 0);" },
        { Arrays, "a.AsSpan().TryCopyTo(b);" },
        { Arrays, "a.AsSpan().IndexOf(1);" },
        { Arrays, "a.AsSpan().SequenceEqual(b);" },
        { Arrays, "a.AsSpan().Sort((x, y) => 0);" },
        { Arrays, "a.AsMemory().CopyTo(b);" },
        { Arrays, "_ = a.Zip(b).Count();" },
        { Arrays, "_ = a.Order().Last();" },
        { Arrays, "_ = a.Distinct().Count();" },
        { Arrays, "_ = a.Reverse().Last();" },
        { Arrays, "_ = a.Max();" },
        { Arrays, "_ = a.Select(Math.Abs).Max();" },
        { Arrays, "_ = a.Cast<object>().Count();" },
        { "var o = new int[200_000].Order();", "_ = o.First();" },
        { "var r = Enumerable.Range(0, 60_000); ", "_ = r.Sum();" },
        { "var r = Enumerable.Repeat(new int[1_000], 1_000).ToArray();", "_ = r.SelectMany(x => x).Count();" },
        { Lists, "list.CopyTo(a);" },
        { Lists, "list.GetRange(0, list.Count);" },
        { Lists, "list.LastIndexOf(1);" },
        { Lists, "list.IndexOf(1, 0, list.Count);" },
        { Lists, "list.Reverse(0, list.Count);" },
        { Lists, "list.Sort(0, list.Count, null);" },
        { Lists, "((IList<int>)list).Insert(0, 1); ((IList<int>)list).RemoveAt(0);" },
        { Lists, "_ = ((IList<int>)list).IndexOf(1);" },
        { Lists, "_ = ((ICollection<int>)list).Contains(1);" },
        { Lists, "((ICollection<int>)list).CopyTo(a, 0);" },
        { Lists, "Push(list);" },
        { Lists + "Func<int, bool> find = list.Contains;", "find(1);" },
        { Lists + "var c = new System.Collections.ObjectModel.Collection<int>(list);", "c.Insert(0, 1); c.RemoveAt(0);" },
        { Sets, "_ = set.Max();" },
        { Sets, "set.UnionWith(set);" },
        { Sets, "_ = set.IsSubsetOf(tree);" },
        { Sets, "_ = tree.SetEquals(set);" },
        { Sets, "tree.Add(-1); tree.Remove(-1); _ = tree.GetViewBetween(0, 20_000).Count;" },
        { "var q = new Queue<int>(Enumerable.Range(0, 20_000)); ", "_ = q.ElementAt(19_999);" },
        { "var q = new PriorityQueue<int, int>(); for (var i = 0; i < 20_000; i++) q.Enqueue(i, i);", "q.Remove(-1, out _, out _);" },
        { "var s = new SortedList<int, int>(); for (var i = 0; i < 20_000; i++) s.Add(i, i);", "s.Add(-1, 1); s.RemoveAt(0);" },
        { "var d = new OrderedDictionary<int, int>(); for (var i = 0; i < 2_000; i++) d.Add(i, i);", "d.Insert(0, -1, 1); d.RemoveAt(0);" },
        { "var d = new Dictionary<int, int>(200_000);", "d.Clear();" },
        { "var bits = new System.Collections.BitArray(2_000_000);", "bits.Not();" },
        { "var l = new LinkedList<int>(Enumerable.Range(0, 20_000));", "l.Remove(-1);" },
        { Texts, "_ = text == other;" },
        { Texts, "_ = string.CompareOrdinal(text, other);" },
        { Texts, "_ = text.Split(',');" },
        { Texts, "_ = text.StartsWith(other);" },
        { Texts, "_ = text.LastIndexOf(\"b\");" },
        { Texts, "_ = int.TryParse(text, out _);" },
        { Texts, "_ = double.TryParse(text, out _);" },
        { Texts, "_ = text.Max();" },
        { Texts, "_ = HashCode.Combine(text);" },
        { Texts + "var d = new Dictionary<string, int> { [text] = 1 };", "_ = d.ContainsKey(text);" },
        { Texts + "var sb = new StringBuilder(text); var letters = new char[200_000];", "sb.CopyTo(0, letters, 0, letters.Length);" },
        { Texts + "var sb = new StringBuilder(text); var to = new StringBuilder(text);", "_ = sb.Equals(to);" },
        { "var sb = new StringBuilder(); for (var i = 0; i < 400_000; i++) sb.Append('a');", "_ = sb[1];" },
        { "var sb = new StringBuilder(); var letters = new char[200_000];", "sb.Append(letters).Clear();" },
        { "var sb = new StringBuilder(); var separator = new string('x', 20_000);", "sb.AppendJoin(separator, new int[20]).Clear();" },
        { Numbers, "BigInteger.DivRem(n, m, out _);" },
        { Numbers, "_ = n == m - 1;" },
        { Numbers, "_ = n & m;" },
        { Numbers, "_ = n >> 1;" },
        { Numbers, "m++; m--;" },
        { Numbers, "_ = BigInteger.ModPow(3, n, 1_000_007);" },
        { Numbers, "_ = n.CompareTo(m);" },
        { "var digits = new string('1', 5_000);", "_ = BigInteger.TryParse(digits, out _);" },
        { "var digits = new string('1', 5_000);", "_ = BigInteger.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);" },
    };

    [Theory]
    [MemberData(nameof(Setups))]
    public void Run_WorkOfTheFrameworkWithoutEnd_EndsByFuelAtOnce(string setup, string work)
    {
        var before = setup.Contains("list", StringComparison.Ordinal) ? "var a = new int[300_000]; " : "";
        var image = Images.Instrument(Programs.Source($"{before}{setup} while (true) {{ {work} }}", "static void Push<L>(L list) where L : IList<int> { list.Insert(0, 1); list.RemoveAt(0); }"));
        var setUp = Metered.Run(Images.Instrument(Programs.Source($"{before}{setup} return xs;")), [3, 1, 2]);
        Assert.Null(setUp.Thrown);
        var clock = Stopwatch.StartNew();
        var outcome = Metered.Run(image, [3, 1, 2], fuel: setUp.Reading.FuelUsed + Fuel);
        Assert.Equal(MeterLimit.Fuel, outcome.Reading.Exceeded);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"It took {clock.Elapsed}.");
    }

    [Theory]
    [InlineData("var d = new Dictionary<int, int>(100_000); for (var i = 0; i < 100_000; i++) { d[i] = i; d.TryGetValue(i, out _); d.ContainsKey(i); }")]
    [InlineData("var l = new List<int>(); for (var i = 0; i < 100_000; i++) { l.Add(i); seed += l[i] + l.Count; }")]
    [InlineData("var q = new Queue<int>(); for (var i = 0; i < 100_000; i++) { q.Enqueue(i); q.Peek(); } for (var i = 0; i < 100_000; i++) { q.Dequeue(); }")]
    [InlineData("var s = new HashSet<int>(); for (var i = 0; i < 100_000; i++) { s.Add(i); s.Contains(i); s.Remove(i - 1); }")]
    [InlineData("IDictionary<int, int> d = new Dictionary<int, int>(); for (var i = 0; i < 100_000; i++) { d.Add(i, i); d.Remove(i - 1); }")]
    [InlineData("ICollection<int> s = new HashSet<int>(); for (var i = 0; i < 100_000; i++) { s.Add(i); s.Contains(i); }")]
    [InlineData("IList<double> l = new double[100_000]; for (var i = 0; i < 100_000; i++) { l[i] = l.Count; }")]
    [InlineData("var l = new double[100_000]; for (var i = 0; i < 100_000; i++) { seed += l.Skip(i).Take(3).Count(); seed += (int)l.First() + (int)l.Last(); }", 8)]
    public void Run_CallsThatTakeAsLongWhateverTheSize_CostNoMoreThanTheirTurn(string body, int most = 4) =>
        Assert.InRange(Metered.Run($"{body} return xs;").Reading.FuelUsed, 100_000, most * 100_000);
}

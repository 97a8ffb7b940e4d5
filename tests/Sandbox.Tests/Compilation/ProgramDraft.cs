using System.Text.RegularExpressions;

namespace EvoLLM.Sandbox.Tests;

/// <summary>A random program that can be written in many ways: with other local names, members in another order, other white space and comments.</summary>
internal sealed partial class ProgramDraft
{
    // ‹x› is a local name; each of these stands alone but for what all may call.
    private static readonly string[] Methods =
    [
        "static double Sum(double[] ‹xs›) { var ‹s› = 0.0; foreach (var ‹x› in ‹xs›) { ‹s› += ‹x› * 1.5; } return ‹s› - Scale; }",
        "static double Loop(double ‹x›, int ‹n›) { for (var ‹i› = 0; ‹i› < ‹n›; ‹i›++) { if (‹i› % 3 == 1) { continue; } ‹x› += Math.Max(‹i›, ‹x›); } return ‹x›; }",
        "static double Local(double ‹a›, double ‹b›) { double ‹f›(double ‹a2›, double ‹b2› = 2) => ‹a2› / ‹b2› - ‹b›; return ‹f›(‹b2›: ‹a›, ‹a2›: 3) + ‹f›(‹a›); }",
        "static double[] Query(double[] ‹xs›) => (from ‹x› in ‹xs› let ‹y› = ‹x› * 0.25 where ‹y› < 9 orderby ‹y› descending select ‹y› + ‹x›).ToArray();",
        "static double Label(double ‹x›) { var ‹k› = 0; ‹Again›: ‹k› += 2; ‹x› = Math.Sqrt(‹x› + ‹k›); if (‹k› < 7) { goto ‹Again›; } return ‹x›; }",
        "static double Pattern(object ‹o›) => ‹o› switch { double ‹d› when ‹d› > 4 => ‹d› + 1, int ‹i› => ‹i› * 2, (double ‹p›, double ‹q›) => ‹p› - ‹q›, _ => -1 };",
        "static double Tuples(double ‹x›) { var (‹lo›, ‹hi›) = (‹x› - 1, ‹x› + 1); (‹lo›, ‹hi›) = (‹hi›, ‹lo›); var ‹t› = (Low: ‹lo›, High: ‹hi›); return ‹t›.Low * 3 - ‹t›.High; }",
        "static double Lambda(double ‹x›) { Func<double, Func<double, double>> ‹f› = ‹y› => ‹z› => ‹x› * ‹y› - ‹z›; return ‹f›(2)(‹x›) + Pow(‹x›, 3); }",
        "static double Pow(double ‹x›, int ‹n›) { if (‹n› == 0) { return 1; } var ‹half› = Pow(‹x›, ‹n› / 2); return ‹half› * ‹half› * (‹n› % 2 == 1 ? ‹x› : 1); }",
        "static double Out(string ‹text›) { try { return double.TryParse(‹text›, out var ‹v›) ? ‹v› : 0; } catch (FormatException ‹e›) { return ‹e›.Message.Length; } }",
        "const double Scale = 0.75;",
        "const int Bound = 12;",
        "sealed class Node(double ‹w›) { public double Weight = ‹w›; public double Twice(double ‹by›) => Weight * ‹by› * 2; }",
        "record Pair(int Left, int Right) { public int Gap(int ‹k›) => Left - Right * ‹k›; }",
        "enum Mode { Slow, Fast = 5, Last }",
    ];

    private static readonly string[] Fields =
    [
        "static double _first = 1.25;",
        "static double _second = _first + 2;",
        "static readonly double[] Table = [3, _second, 5];",
    ];

    // Names that members have in other programs, keywords of queries, and names that meet across members.
    private static readonly string[] Names =
        ["x", "y", "value", "item", "field", "@on", "Math2", "Total", "s", "i", "k", "_tmp", "alpha", "result", "Average", "Item1", "@class", "n2", "naïve", "Low"];

    private readonly List<string> _members;

    public ProgramDraft(Random random)
    {
        // All of the first kind call each other, so they are there; of the rest some are.
        _members = [.. Methods.Where(text => NeededByOthers(text) || random.Next(3) > 0)];
    }

    /// <summary>Writes the program in the way that a number names.</summary>
    public string Write(int way)
    {
        var random = new Random(way);
        var members = _members.ToArray();
        random.Shuffle(members);
        List<string> written = [.. Fields, Body];
        foreach (var member in members)
        {
            written.Insert(random.Next(written.Count + 1), member);
        }

        // Fields stay in their order; what was put between them does not matter.
        return Space($"public static class Candidate {{ {string.Join(' ', written.Select(member => Rename(member, random)))} }}", random);
    }

    private const string Body =
        "public static double[] Solve(double[] ‹xs›, int ‹seed›) { _first += ‹seed›; var ‹a› = Pow(‹xs›[0], Bound); return [‹a› * Scale, _second, Table[1]]; }";

    private static bool NeededByOthers(string text) =>
        text.Contains(" Pow(double ", StringComparison.Ordinal) || text.StartsWith("const", StringComparison.Ordinal);

    private static string Rename(string member, Random random)
    {
        var names = Names.ToArray();
        random.Shuffle(names);
        var given = new Dictionary<string, string>();
        return Placeholder().Replace(member, match =>
        {
            given.TryAdd(match.Value, names[given.Count]);
            return given[match.Value];
        });
    }

    private static string Space(string text, Random random) => Gap().Replace(text, _ => random.Next(4) switch
    {
        0 => "\n    ",
        1 => " /* so it is */ ",
        2 => " // indeed\r\n",
        _ => " ",
    });

    [GeneratedRegex("‹\\w+›")]
    private static partial Regex Placeholder();

    [GeneratedRegex(" ")]
    private static partial Regex Gap();
}

namespace EvoLLM.Operators.Tests;

/// <summary>Texts of few different lines, so that most of them are there more than once.</summary>
internal static class RandomTexts
{
    private static readonly string[] Pool =
        ["", "", "    ", "{", "}", "    x++;", "    x++; ", "-- x;", "++ y;", "+", "-", "\\ y", "@@ -1 +1 @@", "// ü 漢字 😀", "\tvar z = \"<>\";", "--- a", "+++ b"];

    public static string Lines(Random random, int most)
    {
        var lines = Enumerable.Range(0, random.Next(most)).Select(_ => Line(random)).ToList();
        return string.Join('\n', lines) + (random.Next(2) == 0 && lines.Count > 0 ? "\n" : "");
    }

    public static string Program(Random random) =>
        $"public static class Candidate\n{{\n{string.Concat(Enumerable.Range(0, 30).Select(i => $"    int F{i}() => {random.Next(9)}; // ü 漢字 😀\n\n"))}}}\n";

    public static string Change(Random random, string text)
    {
        var lines = text.Split('\n').ToList();
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var place = random.Next(lines.Count);
            switch (random.Next(3))
            {
                case 0:
                    lines.Insert(place, Line(random));
                    break;
                case 1 when lines.Count > 1:
                    lines.RemoveAt(place);
                    break;
                default:
                    lines[place] = Line(random);
                    break;
            }
        }

        return string.Join('\n', lines);
    }

    private static string Line(Random random) => Pool[random.Next(Pool.Length)];
}

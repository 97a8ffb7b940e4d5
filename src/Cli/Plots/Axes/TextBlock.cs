namespace EvoLLM.Cli;

/// <summary>Text of several lines.</summary>
internal static class TextBlock
{
    /// <summary>Breaks a text between words; a word that is too long for a line is shortened.</summary>
    /// <param name="text">The text; a line feed ends a line.</param>
    /// <param name="size">The height of the letters, in units.</param>
    /// <param name="width">How long a line may be, in units.</param>
    public static IReadOnlyList<string> Wrap(string text, double size, double width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => TypeFace.Fit(word, size, width)))
            {
                if (line.Length > 0 && TypeFace.Width($"{line} {word}", size) > width)
                {
                    lines.Add(line);
                    line = "";
                }

                line = line.Length > 0 ? $"{line} {word}" : word;
            }

            lines.Add(line);
        }

        return lines;
    }
}

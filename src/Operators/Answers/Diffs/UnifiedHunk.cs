using System.Globalization;
using System.Text;
using DiffPlex.Model;

namespace EvoLLM.Operators;

/// <summary>Writes hunks in the form that <c>diff -u</c> gives them.</summary>
internal sealed class UnifiedHunk(DiffResult diff, int context)
{
    public void Write(int firstBlock, int lastBlock, StringBuilder text)
    {
        var (first, last) = (diff.DiffBlocks[firstBlock], diff.DiffBlocks[lastBlock]);
        var before = Math.Min(context, first.DeleteStartA);
        var end = last.DeleteStartA + last.DeleteCountA;
        var after = Math.Min(context, diff.PiecesOld.Count - end);
        var (oldBegin, newBegin) = (first.DeleteStartA - before, first.InsertStartB - before);
        var header = $"@@ -{Range(oldBegin, end + after)} +{Range(newBegin, last.InsertStartB + last.InsertCountB + after)} @@\n";
        text.Append(header);
        var cursor = oldBegin;
        foreach (var block in diff.DiffBlocks.Take(lastBlock + 1).Skip(firstBlock))
        {
            WriteLines(' ', diff.PiecesOld, (cursor, block.DeleteStartA), text);
            cursor = block.DeleteStartA + block.DeleteCountA;
            WriteLines('-', diff.PiecesOld, (block.DeleteStartA, cursor), text);
            WriteLines('+', diff.PiecesNew, (block.InsertStartB, block.InsertStartB + block.InsertCountB), text);
        }

        WriteLines(' ', diff.PiecesOld, (cursor, end + after), text);
    }

    // A range of no lines is named by the line before it.
    private static string Range(int begin, int end) =>
        string.Create(CultureInfo.InvariantCulture, $"{(begin == end ? begin : begin + 1)},{end - begin}");

    private static void WriteLines(char sign, IReadOnlyList<string> lines, (int Begin, int End) range, StringBuilder text)
    {
        for (var i = range.Begin; i < range.End; i++)
        {
            text.Append(sign).Append(lines[i]);
            if (!lines[i].EndsWith('\n'))
            {
                text.Append("\n\\ No newline at end of file\n");
            }
        }
    }
}

using System.Text;
using DiffPlex;
using DiffPlex.Model;

namespace EvoLLM.Operators;

/// <summary>Shows what changed between two programs, as a unified diff.</summary>
internal static class LineDiff
{
    private const int DefaultContext = 3;

    /// <summary>The hunks that lead from one program to the other, without a file header; empty if no line differs.</summary>
    /// <param name="before">The old program.</param>
    /// <param name="after">The new program. How lines end makes no difference.</param>
    /// <param name="context">How many lines are shown around a change.</param>
    /// <remarks>Time grows with the lines times the differences: seconds for programs of thousands of lines that have none in common.</remarks>
    public static string Unified(string before, string after, int context = DefaultContext)
    {
        var (old, @new) = (LineEnds.Unify(before), LineEnds.Unify(after));
        var diff = Differ.Instance.CreateDiffs(old, @new, ignoreWhiteSpace: false, ignoreCase: false, LineChunks.Instance);
        var text = new StringBuilder();
        for (var first = 0; first < diff.DiffBlocks.Count;)
        {
            var last = first;
            while (last + 1 < diff.DiffBlocks.Count && IsNear(diff.DiffBlocks[last], diff.DiffBlocks[last + 1], context))
            {
                last++;
            }

            new UnifiedHunk(diff, context).Write(first, last, text);
            first = last + 1;
        }

        return text.ToString();
    }

    private static bool IsNear(DiffBlock block, DiffBlock next, int context) =>
        next.DeleteStartA - (block.DeleteStartA + block.DeleteCountA) <= 2 * context;
}

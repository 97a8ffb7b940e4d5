namespace EvoLLM.Evaluators;

/// <summary>The windows of a pool: those of its places that are there, by number.</summary>
/// <param name="Starts">Where the places of each window begin in <paramref name="Places"/>, and at the end how many there are.</param>
/// <param name="Places">The places of one window after the other.</param>
internal sealed record PoolWindows(int[] Starts, int[] Places)
{
    /// <summary>Windows over a picture; a signal is one of height 1.</summary>
    /// <param name="size">Height and width of the picture.</param>
    /// <param name="windows">Height and width of the result.</param>
    /// <param name="kernel">Height and width of a window.</param>
    /// <param name="stride">How far the next window lies.</param>
    /// <param name="padding">Places on each side that are not there.</param>
    public static PoolWindows Over((int Height, int Width) size, (int Height, int Width) windows, (int Height, int Width) kernel, int stride, (int Height, int Width) padding)
    {
        var (starts, places) = (new List<int> { 0 }, new List<int>());
        foreach (var (top, left) in from y in Enumerable.Range(0, windows.Height) from x in Enumerable.Range(0, windows.Width) select ((y * stride) - padding.Height, (x * stride) - padding.Width))
        {
            places.AddRange(
                from y in Enumerable.Range(top, kernel.Height)
                from x in Enumerable.Range(left, kernel.Width)
                where y >= 0 && y < size.Height && x >= 0 && x < size.Width
                select (y * size.Width) + x);
            starts.Add(places.Count);
        }

        return new PoolWindows([.. starts], [.. places]);
    }
}

using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EvoLLM.Evaluators;

/// <summary>All bins of an online packing, and the view of those in which an item fits, four bins at a time.</summary>
internal sealed class BinView
{
    private const int Width = 4;

    // For each set of bins that fit, of four: the halves of their doubles, moved to the front.
    private static readonly Vector256<int>[] Front = [.. Enumerable.Range(0, 1 << Width).Select(Order)];

    private readonly double[] _remaining;
    private readonly double[] _shown;
    private readonly int[] _before;
    private double _item;

    public BinView(int bins, int capacity)
    {
        var groups = (bins + Width - 1) / Width;
        _remaining = new double[groups * Width];
        _shown = new double[(groups + 1) * Width];
        _before = new int[groups];

        // What fills up the last group holds nothing, not even an item of size 0.
        Array.Fill(_remaining, -1);
        Array.Fill(_remaining, capacity, 0, bins);
    }

    /// <summary>The remaining capacities of all bins in which an item fits, in index order; they hold until the next call.</summary>
    public ReadOnlySpan<double> Show(double item)
    {
        _item = item;
        var fitting = 0;
        var size = Vector256.Create(item);
        var groups = MemoryMarshal.Cast<double, Vector256<double>>(_remaining.AsSpan());
        ref var shown = ref MemoryMarshal.GetArrayDataReference(_shown);
        for (var group = 0; group < groups.Length; group++)
        {
            _before[group] = fitting;
            var fits = Vector256.GreaterThanOrEqual(groups[group], size).ExtractMostSignificantBits();

            // Written always, and over again by the next group where fewer than four fit: no branch to mispredict.
            Vector256.Shuffle(groups[group].AsInt32(), Front[fits]).AsDouble().StoreUnsafe(ref shown, (nuint)fitting);
            fitting += BitOperations.PopCount(fits);
        }

        return _shown.AsSpan(0, fitting);
    }

    /// <summary>The bin that stands at a position of what was shown last.</summary>
    public int BinAt(int position)
    {
        var group = Array.BinarySearch(_before, position);
        group = group < 0 ? ~group - 1 : group;

        // Groups in which nothing fits begin at the same position as the one after them, which is meant.
        while (group + 1 < _before.Length && _before[group + 1] <= position)
        {
            group++;
        }

        var bin = group * Width;
        for (var left = position - _before[group]; _remaining[bin] < _item || left-- > 0; bin++)
        {
        }

        return bin;
    }

    /// <summary>Puts the item that was shown last into a bin.</summary>
    public void Fill(int bin) => _remaining[bin] -= _item;

    private static Vector256<int> Order(int fits)
    {
        var order = Vector256<int>.Zero;
        var position = 0;
        for (var bin = 0; bin < Width; bin++)
        {
            if ((fits >> bin & 1) == 1)
            {
                order = order.WithElement(position, 2 * bin).WithElement(position + 1, (2 * bin) + 1);
                position += 2;
            }
        }

        return order;
    }
}

namespace EvoLLM.Evolver;

/// <summary>Some of the points of a <see cref="NeighborIndex"/> in a tree of their own.</summary>
internal sealed class NeighborBlock(Placing[] placings, KdTree tree)
{
    public IReadOnlyList<Placing> Placings => placings;

    /// <summary>Adds to the nearest points what lies nearer here.</summary>
    public NearestFew Search(ReadOnlySpan<double> point, NearestFew nearest, Predicate<Placing> isCurrent)
    {
        var current = new CurrentOnly(nearest, placings, isCurrent);
        tree.Search(point, ref current);
        return current.Nearest;
    }

    /// <summary>Passes on what still lies where the tree has it, under its own number.</summary>
    private struct CurrentOnly(NearestFew nearest, Placing[] placings, Predicate<Placing> isCurrent) : INeighbors
    {
        private NearestFew _nearest = nearest;

        public readonly NearestFew Nearest => _nearest;

        public readonly double Bound => _nearest.Bound;

        public void Offer(int number, double squaredDistance)
        {
            if (squaredDistance <= Bound && isCurrent(placings[number]))
            {
                _nearest.Offer(placings[number].Number, squaredDistance);
            }
        }
    }
}

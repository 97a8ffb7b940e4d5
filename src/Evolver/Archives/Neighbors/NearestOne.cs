namespace EvoLLM.Evolver;

/// <summary>The nearest point, of equally near ones that with the lowest number.</summary>
internal struct NearestOne : INeighbors
{
    public NearestOne()
    {
    }

    public int Number { get; private set; } = int.MaxValue;

    public double Bound { get; private set; } = double.PositiveInfinity;

    public void Offer(int number, double squaredDistance)
    {
        if (squaredDistance < Bound || (squaredDistance == Bound && number < Number))
        {
            Number = number;
            Bound = squaredDistance;
        }
    }
}

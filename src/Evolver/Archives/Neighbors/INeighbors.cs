namespace EvoLLM.Evolver;

/// <summary>Collects the nearest of the points that it is offered; a structure, so that the search is compiled for each kind.</summary>
internal interface INeighbors
{
    /// <summary>The square of the distance from which on points are not wanted any more.</summary>
    double Bound { get; }

    /// <summary>Offers a point.</summary>
    void Offer(int number, double squaredDistance);
}

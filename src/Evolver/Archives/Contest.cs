namespace EvoLLM.Evolver;

/// <summary>The rows of one batch that were accepted for the same cell.</summary>
internal struct Contest
{
    public long Cell;

    /// <summary>The row with the largest fitness, the first of equals.</summary>
    public int Winner;

    /// <summary>The winner's fitness.</summary>
    public double Fitness;

    public int Entrants;

    /// <summary>The entrants' fitness in all.</summary>
    public double Sum;
}

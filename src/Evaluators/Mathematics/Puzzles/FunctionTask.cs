namespace EvoLLM.Evaluators;

/// <summary>One function of <see cref="FunctionMinimization"/>.</summary>
/// <param name="X">By how much it is moved along x, -2 to 2.</param>
/// <param name="Y">By how much along y.</param>
/// <param name="Seed">The seed that the candidate is given.</param>
public sealed record FunctionTask(double X, double Y, int Seed)
{
    /// <summary>The value of the function.</summary>
    /// <param name="x">From -5 to 5.</param>
    /// <param name="y">From -5 to 5.</param>
    public double Value(double x, double y)
    {
        var (u, v) = (x - X, y - Y);
        return (Math.Sin(u) * Math.Cos(v)) + Math.Sin(u * v) + (((u * u) + (v * v)) / 20);
    }
}

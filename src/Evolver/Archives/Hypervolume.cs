namespace EvoLLM.Evolver;

/// <summary>How much of the plane a front rules: the area of what is worse than some point of it and better than a reference (Zitzler and Thiele 1998).</summary>
public static class Hypervolume
{
    /// <summary>The area that points rule, both figures smaller being better. Points that are not better than the reference in both count for nothing.</summary>
    /// <param name="points">The points.</param>
    /// <param name="reference">What is worse than all that matters.</param>
    public static double Of(IEnumerable<(double First, double Second)> points, (double First, double Second) reference)
    {
        ArgumentNullException.ThrowIfNull(points);
        var (area, height) = (0.0, reference.Second);
        foreach (var (first, second) in points.Where(point => point.First < reference.First).OrderBy(point => point.First).ThenBy(point => point.Second))
        {
            if (second < height)
            {
                area += (reference.First - first) * (height - second);
                height = second;
            }
        }

        return area;
    }
}

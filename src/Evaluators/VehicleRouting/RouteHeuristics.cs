namespace EvoLLM.Evaluators;

/// <summary>The contract of <see cref="VehicleRoutingAco"/>: says how promising each step is.</summary>
/// <param name="distances">The distances, n by n; 1 on the diagonal. Node 0 is the depot.</param>
/// <param name="coordinates">x and y of each node, n by 2.</param>
/// <param name="demands">The demands of the n nodes.</param>
/// <param name="capacity">What a vehicle carries.</param>
/// <returns>n by n.</returns>
public delegate double[,] RouteHeuristics(double[,] distances, double[,] coordinates, double[] demands, int capacity);

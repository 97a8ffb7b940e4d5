namespace EvoLLM.Evaluators;

/// <summary>Layers that normalise.</summary>
internal static class NormRules
{
    /// <summary>Makes a node.</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static NetworkNode Apply(NetworkOperator kind, Shape input, IReadOnlyList<int> sizes)
    {
        if (kind == NetworkOperator.GroupNorm)
        {
            NetworkRules.RequireSizes(kind, ("groups", sizes[0], 1));
            if (input[0] % sizes[0] != 0)
            {
                throw new ShapeException($"GroupNorm in {sizes[0]} groups gets {input[0]} channels of {input}; choose a divisor of {input[0]}");
            }
        }

        var learnt = new Shape(kind is NetworkOperator.BatchNorm or NetworkOperator.GroupNorm ? input[0] : input[^1]);
        return NetworkRules.Node(kind, sizes, input) with { Parameters = kind == NetworkOperator.RmsNorm ? [learnt] : [learnt, learnt] };
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EvoLLM.Evaluators;

/// <summary>RMSprop (Tieleman and Hinton 2012), as frameworks have it.</summary>
internal sealed record RmsProp : Optimizer
{
    /// <summary>How much of the mean square stays, 0 to 1.</summary>
    public float Alpha { get; init; } = 0.99f;

    /// <summary>What is added to the root of the mean square, above 0.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override unsafe void Apply(int step, float rate, float* parameters, float* gradients, float* state, int count)
    {
        var (descent, stays, comes, epsilon) = (Lane16.Of(-rate), Lane16.Of(Alpha), Lane16.Of(1 - Alpha), Lane16.Of(Epsilon));
        for (var i = 0; i < count; i += Lane16.Width)
        {
            var gradient = new Lane16(Vector512.Load(gradients + i));
            var square = Lane16.Fma(stays, new Lane16(Vector512.Load(state + i)), Lane16.Multiply(comes, Lane16.Multiply(gradient, gradient)));
            square.Value.Store(state + i);
            var way = Lane16.Divide(gradient, Lane16.Add(Lane16.Sqrt(square), epsilon));
            Lane16.Fma(descent, way, new Lane16(Vector512.Load(parameters + i))).Value.Store(parameters + i);
        }
    }
}

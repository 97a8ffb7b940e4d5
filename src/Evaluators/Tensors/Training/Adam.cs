using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EvoLLM.Evaluators;

/// <summary>Adam (Kingma and Ba 2015), and with decay AdamW (Loshchilov and Hutter 2019), as frameworks have it.</summary>
internal sealed record Adam : Optimizer
{
    /// <summary>How much of the mean gradient stays, 0 to 1.</summary>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>How much of the mean square stays, 0 to 1.</summary>
    public float Beta2 { get; init; } = 0.999f;

    /// <summary>What is added to the root of the mean square, above 0.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <summary>Which share of each parameter goes with each step, times the learning rate: 0 is Adam.</summary>
    public float Decay { get; init; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override unsafe void Apply(int step, float rate, float* parameters, float* gradients, float* state, int count)
    {
        var size = Lane16.Of((float)(rate / (1 - Math.Pow(Beta1, step))));
        var root = Lane16.Of((float)Math.Sqrt(1 - Math.Pow(Beta2, step)));
        var (stays1, comes1, stays2, comes2) = (Lane16.Of(Beta1), Lane16.Of(1 - Beta1), Lane16.Of(Beta2), Lane16.Of(1 - Beta2));
        var (keeps, epsilon) = (Lane16.Of(1 - (rate * Decay)), Lane16.Of(Epsilon));
        for (var i = 0; i < count; i += Lane16.Width)
        {
            var gradient = new Lane16(Vector512.Load(gradients + i));
            var mean = Lane16.Fma(stays1, new Lane16(Vector512.Load(state + i)), Lane16.Multiply(comes1, gradient));
            var square = Lane16.Fma(stays2, new Lane16(Vector512.Load(state + count + i)), Lane16.Multiply(comes2, Lane16.Multiply(gradient, gradient)));
            mean.Value.Store(state + i);
            square.Value.Store(state + count + i);
            var divisor = Lane16.Add(Lane16.Divide(Lane16.Sqrt(square), root), epsilon);
            var old = Lane16.Multiply(new Lane16(Vector512.Load(parameters + i)), keeps);
            Lane16.Subtract(old, Lane16.Multiply(size, Lane16.Divide(mean, divisor))).Value.Store(parameters + i);
        }
    }
}

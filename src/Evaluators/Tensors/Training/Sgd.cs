using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EvoLLM.Evaluators;

/// <summary>Gradient descent with momentum (Sutskever et al. 2013), as frameworks have it.</summary>
internal sealed record Sgd : Optimizer
{
    /// <summary>How much of the last direction stays, 0 to 1.</summary>
    public float Momentum { get; init; }

    /// <summary>Whether the gradient counts as that of the place where momentum leads (Nesterov).</summary>
    public bool Nesterov { get; init; }

    /// <summary>How much of each parameter is added to its gradient.</summary>
    public float Decay { get; init; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override unsafe void Apply(int step, float rate, float* parameters, float* gradients, float* state, int count)
    {
        var (descent, momentum, decay) = (Lane16.Of(-rate), Lane16.Of(Momentum), Lane16.Of(Decay));
        for (var i = 0; i < count; i += Lane16.Width)
        {
            var parameter = new Lane16(Vector512.Load(parameters + i));
            var gradient = Lane16.Fma(decay, parameter, new Lane16(Vector512.Load(gradients + i)));
            var direction = Lane16.Fma(momentum, new Lane16(Vector512.Load(state + i)), gradient);
            direction.Value.Store(state + i);
            direction = Nesterov ? Lane16.Fma(momentum, direction, gradient) : direction;
            Lane16.Fma(descent, direction, parameter).Value.Store(parameters + i);
        }
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EvoLLM.Evaluators;

/// <summary>Losses and their gradients.</summary>
internal static unsafe class SimdLosses
{
    public static void Apply(CrossEntropyStep step, float* arena)
    {
        var loss = 0f;
        var shares = stackalloc float[(step.Classes + Lane16.Width - 1) / Lane16.Width * Lane16.Width];
        for (var row = 0; row < step.Rows; row++)
        {
            var (at, label) = (row * step.Classes, (int)arena[step.Labels + row]);
            loss += Row(step, arena + step.Logits + at, arena + step.Gradient + at, shares, label);
        }

        arena[step.Loss] = loss / step.Rows;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Row(CrossEntropyStep step, float* logits, float* gradient, float* shares, int label)
    {
        var (classes, largest) = (step.Classes, logits[0]);
        for (var i = 1; i < classes; i++)
        {
            largest = largest < logits[i] ? logits[i] : largest;
        }

        for (var i = 0; i < classes; i++)
        {
            shares[i] = logits[i] - largest;
        }

        for (var i = 0; i < classes; i += Lane16.Width)
        {
            ExactMath<Lane16>.Exp(new Lane16(Vector512.Load(shares + i))).Value.Store(shares + i);
        }

        var (sum, others) = (0f, 0f);
        for (var i = 0; i < classes; i++)
        {
            sum += shares[i];
            others += logits[i] - largest;
        }

        var (spread, log) = (step.Smoothing / classes, ExactMath<Lane1>.Log(new Lane1(sum)).Value);
        for (var i = 0; i < classes; i++)
        {
            var target = (i == label ? 1 - step.Smoothing : 0) + spread;
            gradient[i] = ((shares[i] / sum) - target) / step.Rows;
        }

        return log - ((1 - step.Smoothing) * (logits[label] - largest)) - (spread * others);
    }
}

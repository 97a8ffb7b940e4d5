using ILGPU;

namespace EvoLLM.Evaluators;

/// <summary>Optimizers inside a kernel: a thread has some parameters. Eight numbers of a step say which optimizer, and how.</summary>
internal static class DeviceOptimizers
{
    /// <summary>Numbers for a step.</summary>
    public const int Numbers = 8;

    private const int IsAdam = 0;
    private const int IsSgd = 1;
    private const int IsRmsProp = 2;

    /// <summary>The numbers of a step.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="step">Which step, from 1.</param>
    /// <param name="rate">Its learning rate.</param>
    /// <exception cref="NotSupportedException">An optimizer that kernels do not know.</exception>
    public static float[] At(Optimizer optimizer, int step, float rate) => optimizer switch
    {
        Adam adam => [
            IsAdam, (float)(rate / (1 - Math.Pow(adam.Beta1, step))), (float)Math.Sqrt(1 - Math.Pow(adam.Beta2, step)),
            adam.Beta1, 1 - adam.Beta1, adam.Beta2, 1 - (rate * adam.Decay), adam.Epsilon],
        Sgd sgd => [IsSgd, -rate, sgd.Momentum, sgd.Decay, sgd.Nesterov ? 1 : 0, 0, 0, 0],
        RmsProp root => [IsRmsProp, -rate, root.Alpha, 1 - root.Alpha, root.Epsilon, 0, 0, 0],
        _ => throw new NotSupportedException($"No kernel for {optimizer.GetType().Name}."),
    };

    /// <summary>One step.</summary>
    /// <param name="arena">Parameters, then their gradients.</param>
    /// <param name="state">Two numbers for each parameter, first all first ones.</param>
    /// <param name="numbers">The numbers of the step.</param>
    /// <param name="count">How many parameters there are.</param>
    public static void Apply(ArrayView<float> arena, ArrayView<float> state, ArrayView<float> numbers, int count)
    {
        var kind = (int)numbers[0];
        for (var i = Group.IdxX; i < count; i += Group.DimX)
        {
            if (kind == IsAdam)
            {
                Adam(arena, state, numbers, count, i);
            }
            else if (kind == IsSgd)
            {
                Sgd(arena, state, numbers, count, i);
            }
            else
            {
                RmsProp(arena, state, numbers, count, i);
            }
        }
    }

    private static void Adam(ArrayView<float> arena, ArrayView<float> state, ArrayView<float> numbers, int count, int i)
    {
        var gradient = arena[count + i];
        var mean = DeviceMath.Fma(numbers[3], state[i], DeviceMath.Multiply(numbers[4], gradient));
        var square = DeviceMath.Fma(numbers[5], state[count + i], DeviceMath.Multiply(DeviceMath.Subtract(1, numbers[5]), DeviceMath.Multiply(gradient, gradient)));
        state[i] = mean;
        state[count + i] = square;
        var divisor = DeviceMath.Add(DeviceMath.Divide(DeviceMath.Sqrt(square), numbers[2]), numbers[7]);
        arena[i] = DeviceMath.Subtract(DeviceMath.Multiply(arena[i], numbers[6]), DeviceMath.Multiply(numbers[1], DeviceMath.Divide(mean, divisor)));
    }

    private static void Sgd(ArrayView<float> arena, ArrayView<float> state, ArrayView<float> numbers, int count, int i)
    {
        var parameter = arena[i];
        var gradient = DeviceMath.Fma(numbers[3], parameter, arena[count + i]);
        var direction = DeviceMath.Fma(numbers[2], state[i], gradient);
        state[i] = direction;
        direction = numbers[4] != 0 ? DeviceMath.Fma(numbers[2], direction, gradient) : direction;
        arena[i] = DeviceMath.Fma(numbers[1], direction, parameter);
    }

    private static void RmsProp(ArrayView<float> arena, ArrayView<float> state, ArrayView<float> numbers, int count, int i)
    {
        var gradient = arena[count + i];
        var square = DeviceMath.Fma(numbers[2], state[i], DeviceMath.Multiply(numbers[3], DeviceMath.Multiply(gradient, gradient)));
        state[i] = square;
        var way = DeviceMath.Divide(gradient, DeviceMath.Add(DeviceMath.Sqrt(square), numbers[4]));
        arena[i] = DeviceMath.Fma(numbers[1], way, arena[i]);
    }
}

using ILGPU;

namespace EvoLLM.Evaluators;

/// <summary>Losses inside a kernel: a thread has a row, and the first one adds the rows up in their order.</summary>
internal static class DeviceLosses
{
    /// <summary>Fields: logits, labels, loss, gradient, rows, classes, smoothing.</summary>
    public static void CrossEntropy(DeviceStep step)
    {
        var arena = step.Arena;
        for (var row = step.First; row < step[4]; row += step.Stride)
        {
            arena[step[2] + 1 + row] = Row(step, step[0] + (row * step[5]), step[3] + (row * step[5]), (int)arena[step[1] + row]);
        }

        Group.Barrier();
        if (step.First == 0)
        {
            var loss = 0f;
            for (var row = 0; row < step[4]; row++)
            {
                loss = DeviceMath.Add(loss, arena[step[2] + 1 + row]);
            }

            arena[step[2]] = DeviceMath.Divide(loss, step[4]);
        }
    }

    private static float Row(DeviceStep step, int logits, int gradient, int label)
    {
        var (arena, classes, smoothing) = (step.Arena, step[5], step.Real(6));
        var largest = arena[logits];
        for (var i = 1; i < classes; i++)
        {
            largest = DeviceMath.WhereLess(largest, arena[logits + i], arena[logits + i], largest);
        }

        var (sum, others) = (0f, 0f);
        for (var i = 0; i < classes; i++)
        {
            var below = DeviceMath.Subtract(arena[logits + i], largest);
            var share = ExactMath<DeviceLane>.Exp(new DeviceLane(below)).Value;
            arena[gradient + i] = share;
            sum = DeviceMath.Add(sum, share);
            others = DeviceMath.Add(others, below);
        }

        var (spread, log) = (DeviceMath.Divide(smoothing, classes), ExactMath<DeviceLane>.Log(new DeviceLane(sum)).Value);
        for (var i = 0; i < classes; i++)
        {
            var target = DeviceMath.Add(i == label ? DeviceMath.Subtract(1, smoothing) : 0, spread);
            arena[gradient + i] = DeviceMath.Divide(DeviceMath.Subtract(DeviceMath.Divide(arena[gradient + i], sum), target), step[4]);
        }

        var own = DeviceMath.Multiply(DeviceMath.Subtract(1, smoothing), DeviceMath.Subtract(arena[logits + label], largest));
        return DeviceMath.Subtract(DeviceMath.Subtract(log, own), DeviceMath.Multiply(spread, others));
    }
}

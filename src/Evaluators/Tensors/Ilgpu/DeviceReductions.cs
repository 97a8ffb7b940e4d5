using ILGPU;

namespace EvoLLM.Evaluators;

/// <summary>What goes along an axis inside a kernel: a thread has a line.</summary>
internal static class DeviceReductions
{
    private const int IsMean = (int)NetworkOperator.Mean;
    private const int IsMax = (int)NetworkOperator.Max;

    /// <summary>Fields: function, x, y, outer, axis, inner.</summary>
    public static void Reduce(DeviceStep step)
    {
        var (axis, inner) = (step[4], step[5]);
        for (var i = step.First; i < step[3] * inner; i += step.Stride)
        {
            var x = step[1] + Line(i, axis, inner);
            var result = step.Arena[x];
            for (var k = 1; k < axis; k++)
            {
                var value = step.Arena[x + (k * inner)];
                result = step[0] != IsMax ? DeviceMath.Add(result, value) : DeviceMath.WhereLess(result, value, value, result);
            }

            step.Arena[step[2] + i] = step[0] == IsMean ? DeviceMath.Divide(result, axis) : result;
        }
    }

    /// <summary>Fields: those of the reduction, gradient of y, gradient of x, whether it is added.</summary>
    public static void ReduceGradient(DeviceStep step)
    {
        var (arena, axis, inner) = (step.Arena, step[4], step[5]);
        for (var i = step.First; i < step[3] * inner; i += step.Stride)
        {
            var line = Line(i, axis, inner);
            var owed = arena[step[6] + i];
            owed = step[0] == IsMean ? DeviceMath.Divide(owed, axis) : owed;
            var winner = step[0] == IsMax ? FirstEqual(arena, step[1] + line, arena[step[2] + i], axis, inner) : -1;
            for (var k = 0; k < axis; k++)
            {
                var own = winner < 0 || winner == k ? owed : 0;
                var target = step[7] + line + (k * inner);
                arena[target] = step[8] != 0 ? DeviceMath.Add(arena[target], own) : own;
            }
        }
    }

    /// <summary>Fields: whether logarithms, x, y, outer, axis, inner.</summary>
    public static void Softmax(DeviceStep step)
    {
        var (arena, axis, inner) = (step.Arena, step[4], step[5]);
        for (var i = step.First; i < step[3] * inner; i += step.Stride)
        {
            var line = Line(i, axis, inner);
            var (x, y) = (step[1] + line, step[2] + line);
            var largest = arena[x];
            for (var k = 1; k < axis; k++)
            {
                var value = arena[x + (k * inner)];
                largest = DeviceMath.WhereLess(largest, value, value, largest);
            }

            var sum = 0f;
            for (var k = 0; k < axis; k++)
            {
                var share = ExactMath<DeviceLane>.Exp(new DeviceLane(DeviceMath.Subtract(arena[x + (k * inner)], largest))).Value;
                arena[y + (k * inner)] = share;
                sum = DeviceMath.Add(sum, share);
            }

            var log = ExactMath<DeviceLane>.Log(new DeviceLane(sum)).Value;
            for (var k = 0; k < axis; k++)
            {
                var place = y + (k * inner);
                arena[place] = step[0] != 0
                    ? DeviceMath.Subtract(DeviceMath.Subtract(arena[x + (k * inner)], largest), log)
                    : DeviceMath.Divide(arena[place], sum);
            }
        }
    }

    /// <summary>Fields: those of the shares, gradient of y, gradient of x, whether it is added.</summary>
    public static void SoftmaxGradient(DeviceStep step)
    {
        var (arena, axis, inner) = (step.Arena, step[4], step[5]);
        for (var i = step.First; i < step[3] * inner; i += step.Stride)
        {
            var line = Line(i, axis, inner);
            var (y, owed) = (step[2] + line, step[6] + line);
            var sum = 0f;
            for (var k = 0; k < axis; k++)
            {
                var share = step[0] != 0 ? 1 : arena[y + (k * inner)];
                sum = step[0] != 0 ? DeviceMath.Add(sum, arena[owed + (k * inner)]) : DeviceMath.Fma(arena[owed + (k * inner)], share, sum);
            }

            for (var k = 0; k < axis; k++)
            {
                var value = arena[y + (k * inner)];
                var gradient = arena[owed + (k * inner)];
                var own = step[0] != 0
                    ? DeviceMath.Subtract(gradient, DeviceMath.Multiply(ExactMath<DeviceLane>.Exp(new DeviceLane(value)).Value, sum))
                    : DeviceMath.Multiply(value, DeviceMath.Subtract(gradient, sum));
                var target = step[7] + line + (k * inner);
                arena[target] = step[8] != 0 ? DeviceMath.Add(arena[target], own) : own;
            }
        }
    }

    private static int Line(int number, int axis, int inner) => (number / inner * axis * inner) + (number % inner);

    private static int FirstEqual(ArrayView<float> arena, int x, float value, int axis, int inner)
    {
        var first = 0;
        for (var k = axis - 1; k >= 0; k--)
        {
            first = arena[x + (k * inner)] == value ? k : first;
        }

        return first;
    }
}

namespace EvoLLM.Evaluators;

/// <summary>Functions of two numbers inside a kernel.</summary>
internal static class DeviceBinary
{
    /// <summary>Fields: function, A, B, y, axes, count, then the tables of sizes and of the strides of A and B.</summary>
    public static void Values(DeviceStep step)
    {
        for (var i = step.First; i < step[5]; i += step.Stride)
        {
            var (a, b, rest) = (step[1], step[2], i);
            for (var axis = step[4] - 1; axis >= 0; axis--)
            {
                var size = step.Entry(6, axis);
                var index = rest % size;
                rest /= size;
                a += index * step.Entry(7, axis);
                b += index * step.Entry(8, axis);
            }

            step.Arena[step[3] + i] = Value(step[0], step.Arena[a], step.Arena[b]);
        }
    }

    /// <summary>
    /// Fields: function, A, B, gradient of y, gradient, whether of the second, own axes, axes, places, values of a place, then the tables of sizes and of the strides of A, B
    /// and y: own axes first, then those along which a place is used again.
    /// </summary>
    public static void Gradient(DeviceStep step)
    {
        var arena = step.Arena;
        for (var i = step.First; i < step[8]; i += step.Stride)
        {
            var (a, b, y) = (0, 0, 0);
            Walk(step, i, 0, step[6], ref a, ref b, ref y);
            var target = step[4] + (step[5] != 0 ? b : a);
            var sum = arena[target];
            for (var value = 0; value < step[9]; value++)
            {
                var (ofA, ofB, ofY) = (a, b, y);
                Walk(step, value, step[6], step[7], ref ofA, ref ofB, ref ofY);
                var (first, second) = (arena[step[1] + ofA], arena[step[2] + ofB]);
                var slope = step[5] != 0 ? OfSecond(step[0], first, second) : OfFirst(step[0], first, second);
                sum = DeviceMath.Fma(slope, arena[step[3] + ofY], sum);
            }

            arena[target] = sum;
        }
    }

    private static void Walk(DeviceStep step, int number, int firstAxis, int endAxis, ref int a, ref int b, ref int y)
    {
        for (var axis = endAxis - 1; axis >= firstAxis; axis--)
        {
            var size = step.Entry(10, axis);
            var index = number % size;
            number /= size;
            a += index * step.Entry(11, axis);
            b += index * step.Entry(12, axis);
            y += index * step.Entry(13, axis);
        }
    }

    private static float Value(int function, float a, float b)
    {
        switch (function)
        {
            case (int)NetworkOperator.Add:
                return DeviceMath.Add(a, b);
            case (int)NetworkOperator.Subtract:
                return DeviceMath.Subtract(a, b);
            case (int)NetworkOperator.Multiply:
                return DeviceMath.Multiply(a, b);
            case (int)NetworkOperator.Divide:
                return DeviceMath.Divide(a, b);
            case (int)NetworkOperator.Maximum:
                return DeviceMath.WhereLess(a, b, b, a);
            default:
                return DeviceMath.WhereLess(b, a, b, a);
        }
    }

    private static float OfFirst(int function, float a, float b)
    {
        switch (function)
        {
            case (int)NetworkOperator.Add:
            case (int)NetworkOperator.Subtract:
                return 1;
            case (int)NetworkOperator.Multiply:
                return b;
            case (int)NetworkOperator.Divide:
                return DeviceMath.Divide(1, b);
            case (int)NetworkOperator.Maximum:
                return DeviceMath.WhereLess(b, a, 1, DeviceMath.WhereLess(a, b, 0, 0.5f));
            default:
                return DeviceMath.WhereLess(a, b, 1, DeviceMath.WhereLess(b, a, 0, 0.5f));
        }
    }

    private static float OfSecond(int function, float a, float b)
    {
        switch (function)
        {
            case (int)NetworkOperator.Add:
                return 1;
            case (int)NetworkOperator.Subtract:
                return -1;
            case (int)NetworkOperator.Multiply:
                return a;
            case (int)NetworkOperator.Divide:
                return DeviceMath.Divide(DeviceMath.Multiply(-1, DeviceMath.Divide(a, b)), b);
            case (int)NetworkOperator.Maximum:
                return DeviceMath.WhereLess(a, b, 1, DeviceMath.WhereLess(b, a, 0, 0.5f));
            default:
                return DeviceMath.WhereLess(b, a, 1, DeviceMath.WhereLess(a, b, 0, 0.5f));
        }
    }
}

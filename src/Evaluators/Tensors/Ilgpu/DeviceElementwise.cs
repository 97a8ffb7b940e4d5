namespace EvoLLM.Evaluators;

/// <summary>What is computed number by number inside a kernel.</summary>
internal static class DeviceElementwise
{
    /// <summary>Fields: from, to, whether it is added, axes, count, then the tables of sizes and of both strides.</summary>
    public static void Copy(DeviceStep step)
    {
        var arena = step.Arena;
        for (var i = step.First; i < step[4]; i += step.Stride)
        {
            var (from, to, rest) = (step[0], step[1], i);
            for (var axis = step[3] - 1; axis >= 0; axis--)
            {
                var size = step.Entry(5, axis);
                var index = rest % size;
                rest /= size;
                from += index * step.Entry(6, axis);
                to += index * step.Entry(7, axis);
            }

            arena[to] = step[2] != 0 ? DeviceMath.Add(arena[to], arena[from]) : arena[from];
        }
    }

    /// <summary>Fields: to, count.</summary>
    public static void Zero(DeviceStep step)
    {
        for (var i = step.First; i < step[1]; i += step.Stride)
        {
            step.Arena[step[0] + i] = 0;
        }
    }

    /// <summary>Fields: from, to, count, factor, whether it is added.</summary>
    public static void Scale(DeviceStep step)
    {
        var arena = step.Arena;
        for (var i = step.First; i < step[2]; i += step.Stride)
        {
            var product = DeviceMath.Multiply(arena[step[0] + i], step.Real(3));
            arena[step[1] + i] = step[4] != 0 ? DeviceMath.Add(arena[step[1] + i], product) : product;
        }
    }

    /// <summary>Fields: from, to, rows, columns.</summary>
    public static void ColumnSum(DeviceStep step)
    {
        for (var column = step.First; column < step[3]; column += step.Stride)
        {
            var sum = 0f;
            for (var row = 0; row < step[2]; row++)
            {
                sum = DeviceMath.Add(sum, step.Arena[step[0] + (row * step[3]) + column]);
            }

            step.Arena[step[1] + column] = sum;
        }
    }

    /// <summary>Fields: function, x, y, count.</summary>
    public static void Unary(DeviceStep step)
    {
        switch (step[0])
        {
            case (int)NetworkOperator.Relu:
                Values<UnaryFunctions.Relu>(step);
                break;
            case (int)NetworkOperator.LeakyRelu:
                Values<UnaryFunctions.LeakyRelu>(step);
                break;
            case (int)NetworkOperator.Elu:
                Values<UnaryFunctions.Elu>(step);
                break;
            case (int)NetworkOperator.Gelu:
                Values<UnaryFunctions.Gelu>(step);
                break;
            case (int)NetworkOperator.GeluTanh:
                Values<UnaryFunctions.GeluTanh>(step);
                break;
            case (int)NetworkOperator.Silu:
                Values<UnaryFunctions.Silu>(step);
                break;
            case (int)NetworkOperator.Tanh:
                Values<UnaryFunctions.Tanh>(step);
                break;
            case (int)NetworkOperator.Sigmoid:
                Values<UnaryFunctions.Sigmoid>(step);
                break;
            case (int)NetworkOperator.Softplus:
                Values<UnaryFunctions.Softplus>(step);
                break;
            case (int)NetworkOperator.Exp:
                Values<UnaryFunctions.Exp>(step);
                break;
            case (int)NetworkOperator.Log:
                Values<UnaryFunctions.Log>(step);
                break;
            case (int)NetworkOperator.Sqrt:
                Values<UnaryFunctions.Sqrt>(step);
                break;
            case (int)NetworkOperator.Sin:
                Values<UnaryFunctions.Sin>(step);
                break;
            case (int)NetworkOperator.Cos:
                Values<UnaryFunctions.Cos>(step);
                break;
            case (int)NetworkOperator.Abs:
                Values<UnaryFunctions.Abs>(step);
                break;
            case (int)NetworkOperator.Square:
                Values<UnaryFunctions.Square>(step);
                break;
            default:
                Values<UnaryFunctions.Negate>(step);
                break;
        }
    }

    /// <summary>Fields: function, x, y, gradient of y, gradient of x, count, whether it is added.</summary>
    public static void UnaryGradient(DeviceStep step)
    {
        switch (step[0])
        {
            case (int)NetworkOperator.Relu:
                Slopes<UnaryFunctions.Relu>(step);
                break;
            case (int)NetworkOperator.LeakyRelu:
                Slopes<UnaryFunctions.LeakyRelu>(step);
                break;
            case (int)NetworkOperator.Elu:
                Slopes<UnaryFunctions.Elu>(step);
                break;
            case (int)NetworkOperator.Gelu:
                Slopes<UnaryFunctions.Gelu>(step);
                break;
            case (int)NetworkOperator.GeluTanh:
                Slopes<UnaryFunctions.GeluTanh>(step);
                break;
            case (int)NetworkOperator.Silu:
                Slopes<UnaryFunctions.Silu>(step);
                break;
            case (int)NetworkOperator.Tanh:
                Slopes<UnaryFunctions.Tanh>(step);
                break;
            case (int)NetworkOperator.Sigmoid:
                Slopes<UnaryFunctions.Sigmoid>(step);
                break;
            case (int)NetworkOperator.Softplus:
                Slopes<UnaryFunctions.Softplus>(step);
                break;
            case (int)NetworkOperator.Exp:
                Slopes<UnaryFunctions.Exp>(step);
                break;
            case (int)NetworkOperator.Log:
                Slopes<UnaryFunctions.Log>(step);
                break;
            case (int)NetworkOperator.Sqrt:
                Slopes<UnaryFunctions.Sqrt>(step);
                break;
            case (int)NetworkOperator.Sin:
                Slopes<UnaryFunctions.Sin>(step);
                break;
            case (int)NetworkOperator.Cos:
                Slopes<UnaryFunctions.Cos>(step);
                break;
            case (int)NetworkOperator.Abs:
                Slopes<UnaryFunctions.Abs>(step);
                break;
            case (int)NetworkOperator.Square:
                Slopes<UnaryFunctions.Square>(step);
                break;
            default:
                Slopes<UnaryFunctions.Negate>(step);
                break;
        }
    }

    private static void Values<TFunction>(DeviceStep step)
        where TFunction : struct, IUnaryFunction
    {
        for (var i = step.First; i < step[3]; i += step.Stride)
        {
            step.Arena[step[2] + i] = TFunction.Value(new DeviceLane(step.Arena[step[1] + i])).Value;
        }
    }

    private static void Slopes<TFunction>(DeviceStep step)
        where TFunction : struct, IUnaryFunction
    {
        var arena = step.Arena;
        for (var i = step.First; i < step[5]; i += step.Stride)
        {
            var slope = TFunction.Derivative(new DeviceLane(arena[step[1] + i]), new DeviceLane(arena[step[2] + i])).Value;
            var owed = DeviceMath.Multiply(slope, arena[step[3] + i]);
            arena[step[4] + i] = step[6] != 0 ? DeviceMath.Add(arena[step[4] + i], owed) : owed;
        }
    }
}

namespace EvoLLM.Evaluators;

/// <summary>The functions of networks that take one number.</summary>
internal static class UnaryFunctions
{
    /// <summary>What is done with a function once its type is known.</summary>
    /// <typeparam name="TArgument">What it is done to.</typeparam>
    internal interface IUse<TArgument>
    {
        static abstract void Apply<TFunction>(TArgument argument)
            where TFunction : struct, IUnaryFunction;
    }

    /// <summary>Does something with the function of an operator.</summary>
    /// <param name="function">One of the functions of one number.</param>
    /// <param name="argument">What it is done to.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is none of them.</exception>
    public static void With<TUse, TArgument>(NetworkOperator function, TArgument argument)
        where TUse : IUse<TArgument>
    {
        switch (function)
        {
            case NetworkOperator.Relu:
                TUse.Apply<Relu>(argument);
                break;
            case NetworkOperator.LeakyRelu:
                TUse.Apply<LeakyRelu>(argument);
                break;
            case NetworkOperator.Elu:
                TUse.Apply<Elu>(argument);
                break;
            case NetworkOperator.Gelu:
                TUse.Apply<Gelu>(argument);
                break;
            case NetworkOperator.GeluTanh:
                TUse.Apply<GeluTanh>(argument);
                break;
            case NetworkOperator.Silu:
                TUse.Apply<Silu>(argument);
                break;
            case NetworkOperator.Tanh:
                TUse.Apply<Tanh>(argument);
                break;
            case NetworkOperator.Sigmoid:
                TUse.Apply<Sigmoid>(argument);
                break;
            case NetworkOperator.Softplus:
                TUse.Apply<Softplus>(argument);
                break;
            case NetworkOperator.Exp:
                TUse.Apply<Exp>(argument);
                break;
            case NetworkOperator.Log:
                TUse.Apply<Log>(argument);
                break;
            case NetworkOperator.Sqrt:
                TUse.Apply<Sqrt>(argument);
                break;
            case NetworkOperator.Sin:
                TUse.Apply<Sin>(argument);
                break;
            case NetworkOperator.Cos:
                TUse.Apply<Cos>(argument);
                break;
            case NetworkOperator.Abs:
                TUse.Apply<Abs>(argument);
                break;
            case NetworkOperator.Square:
                TUse.Apply<Square>(argument);
                break;
            case NetworkOperator.Negate:
                TUse.Apply<Negate>(argument);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(function), function, null);
        }
    }

    internal readonly struct Relu : IUnaryFunction
    {
        public static T Value<T>(T x)
            where T : struct, ILane<T> => T.Max(x, T.Of(0));

        public static T Derivative<T>(T x, T y)
            where T : struct, ILane<T> => T.WhereLess(T.Of(0), x, T.Of(1), T.Of(0));
    }

    internal readonly struct LeakyRelu : IUnaryFunction
    {
        public static T Value<T>(T x)
            where T : struct, ILane<T> => T.WhereLess(x, T.Of(0), T.Multiply(x, T.Of(0.01f)), x);

        public static T Derivative<T>(T x, T y)
            where T : struct, ILane<T> => T.WhereLess(x, T.Of(0), T.Of(0.01f), T.Of(1));
    }

    internal readonly struct Elu : IUnaryFunction
    {
        public static T Value<T>(T x)
            where T : struct, ILane<T> => T.WhereLess(x, T.Of(0), T.Subtract(ExactMath<T>.Exp(x), T.Of(1)), x);

        public static T Derivative<T>(T x, T y)
            where T : struct, ILane<T> => T.WhereLess(x, T.Of(0), T.Add(y, T.Of(1)), T.Of(1));
    }

    internal readonly struct Gelu : IUnaryFunction
    {
        public static T Value<T>(T x)
            where T : struct, ILane<T> => T.Multiply(x, ExactMath<T>.Normal(x));

        public static T Derivative<T>(T x, T y)
            where T : struct, ILane<T> => T.Fma(T.Multiply(x, T.Of(0.3989422804f)), ExactMath<T>.Exp(T.Multiply(T.Multiply(x, x), T.Of(-0.5f))), ExactMath<T>.Normal(x));
    }

    internal readonly struct GeluTanh : IUnaryFunction
    {
        public static T Value<T>(T x)
            where T : struct, ILane<T> => T.Multiply(T.Multiply(x, T.Of(0.5f)), T.Add(T.Of(1), Bent(x)));

        public static T Derivative<T>(T x, T y)
            where T : struct, ILane<T>
        {
            var bent = Bent(x);
            var slope = T.Multiply(T.Of(0.7978845608f), T.Fma(T.Of(3 * 0.044715f), T.Multiply(x, x), T.Of(1)));
            var turn = T.Multiply(T.Multiply(x, slope), T.Subtract(T.Of(1), T.Multiply(bent, bent)));
            return T.Multiply(T.Of(0.5f), T.Add(T.Add(T.Of(1), bent), turn));
        }

        private static T Bent<T>(T x)
            where T : struct, ILane<T> => ExactMath<T>.Tanh(T.Multiply(T.Multiply(x, T.Of(0.7978845608f)), T.Fma(T.Of(0.044715f), T.Multiply(x, x), T.Of(1))));
    }

    internal readonly struct Silu : IUnaryFunction
    {
        public static T Value<T>(T x)
            where T : struct, ILane<T> => T.Multiply(x, ExactMath<T>.Sigmoid(x));

        public static T Derivative<T>(T x, T y)
            where T : struct, ILane<T>
        {
            var share = ExactMath<T>.Sigmoid(x);
            return T.Multiply(share, T.Fma(x, T.Subtract(T.Of(1), share), T.Of(1)));
        }
    }

    internal readonly struct Tanh : IUnaryFunction
    {
        public static T Value<T>(T x)
            where T : struct, ILane<T> => ExactMath<T>.Tanh(x);

        public static T Derivative<T>(T x, T y)
            where T : struct, ILane<T> => T.Subtract(T.Of(1), T.Multiply(y, y));
    }

    internal readonly struct Sigmoid : IUnaryFunction
    {
        public static T Value<T>(T x)
            where T : struct, ILane<T> => ExactMath<T>.Sigmoid(x);

        public static T Derivative<T>(T x, T y)
            where T : struct, ILane<T> => T.Multiply(y, T.Subtract(T.Of(1), y));
    }

    internal readonly struct Softplus : IUnaryFunction
    {
        public static T Value<T>(T x)
            where T : struct, ILane<T> => ExactMath<T>.Softplus(x);

        public static T Derivative<T>(T x, T y)
            where T : struct, ILane<T> => ExactMath<T>.Sigmoid(x);
    }

    internal readonly struct Exp : IUnaryFunction
    {
        public static T Value<T>(T x)
            where T : struct, ILane<T> => ExactMath<T>.Exp(x);

        public static T Derivative<T>(T x, T y)
            where T : struct, ILane<T> => y;
    }

    internal readonly struct Log : IUnaryFunction
    {
        public static T Value<T>(T x)
            where T : struct, ILane<T> => ExactMath<T>.Log(x);

        public static T Derivative<T>(T x, T y)
            where T : struct, ILane<T> => T.Divide(T.Of(1), x);
    }

    internal readonly struct Sqrt : IUnaryFunction
    {
        public static T Value<T>(T x)
            where T : struct, ILane<T> => T.Sqrt(x);

        public static T Derivative<T>(T x, T y)
            where T : struct, ILane<T> => T.Divide(T.Of(0.5f), y);
    }

    internal readonly struct Sin : IUnaryFunction
    {
        public static T Value<T>(T x)
            where T : struct, ILane<T> => ExactMath<T>.Sin(x);

        public static T Derivative<T>(T x, T y)
            where T : struct, ILane<T> => ExactMath<T>.Cos(x);
    }

    internal readonly struct Cos : IUnaryFunction
    {
        public static T Value<T>(T x)
            where T : struct, ILane<T> => ExactMath<T>.Cos(x);

        public static T Derivative<T>(T x, T y)
            where T : struct, ILane<T> => T.Subtract(T.Of(0), ExactMath<T>.Sin(x));
    }

    internal readonly struct Abs : IUnaryFunction
    {
        public static T Value<T>(T x)
            where T : struct, ILane<T> => T.Abs(x);

        public static T Derivative<T>(T x, T y)
            where T : struct, ILane<T> => T.WhereLess(x, T.Of(0), T.Of(-1), T.WhereLess(T.Of(0), x, T.Of(1), T.Of(0)));
    }

    internal readonly struct Square : IUnaryFunction
    {
        public static T Value<T>(T x)
            where T : struct, ILane<T> => T.Multiply(x, x);

        public static T Derivative<T>(T x, T y)
            where T : struct, ILane<T> => T.Add(x, x);
    }

    internal readonly struct Negate : IUnaryFunction
    {
        public static T Value<T>(T x)
            where T : struct, ILane<T> => T.Subtract(T.Of(0), x);

        public static T Derivative<T>(T x, T y)
            where T : struct, ILane<T> => T.Of(-1);
    }
}

namespace EvoLLM.Evaluators;

/// <summary>A function of one number, as a type: what runs over thousands of numbers is compiled for each function by itself.</summary>
internal interface IUnaryFunction
{
    /// <summary>The value.</summary>
    static abstract T Value<T>(T x)
        where T : struct, ILane<T>;

    /// <summary>The derivative, from the argument and the value.</summary>
    static abstract T Derivative<T>(T x, T y)
        where T : struct, ILane<T>;
}

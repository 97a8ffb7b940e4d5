namespace EvoLLM.Evaluators;

/// <summary>
/// One number, or several side by side, with the few operations that every device computes with the same bits: IEEE 754 in single precision, rounded to nearest.
/// All else is made of these, so that a network comes out the same wherever it is trained.
/// </summary>
/// <typeparam name="T">The numbers.</typeparam>
internal interface ILane<T>
    where T : struct, ILane<T>
{
    static abstract T Of(float value);

    static abstract T Add(T left, T right);

    static abstract T Subtract(T left, T right);

    static abstract T Multiply(T left, T right);

    static abstract T Divide(T left, T right);

    /// <summary>The product and the sum, rounded once.</summary>
    static abstract T Fma(T left, T right, T addend);

    static abstract T Sqrt(T value);

    static abstract T Abs(T value);

    /// <summary>The right where the left is less, else the left: what is no number stays so.</summary>
    static abstract T Max(T left, T right);

    /// <summary>The right where it is less, else the left: what is no number stays so.</summary>
    static abstract T Min(T left, T right);

    /// <summary>One of two numbers, as a third is less than a fourth or not.</summary>
    static abstract T WhereLess(T left, T right, T yes, T no);

    /// <summary>2 to the power of a whole number from -126 to 127.</summary>
    static abstract T PowerOfTwo(T exponent);

    /// <summary>The power of two in a positive, normal number: the exponent that brings it to 1 or more and below 2.</summary>
    static abstract T Exponent(T value);

    /// <summary>One of two numbers, as a whole number of less than 2^22 is odd or not.</summary>
    static abstract T WhereOdd(T whole, T yes, T no);
}

namespace EvoLLM.Evaluators;

/// <summary>
/// Functions made of the operations that all devices share, so that they have the same bits everywhere; a few units in the last place from the true value. The
/// polynomials interpolate their functions at Chebyshev nodes; arguments are brought near 0 first (Cody and Waite 1980).
/// </summary>
/// <typeparam name="T">One number, or several side by side.</typeparam>
internal static class ExactMath<T>
    where T : struct, ILane<T>
{
    /// <summary>e^x. Below -87.33 as there, above 88.37 as there: finite for every number.</summary>
    public static T Exp(T x)
    {
        x = T.Min(T.Max(x, T.Of(-87.33f)), T.Of(88.37f));
        var n = Round(T.Multiply(x, T.Of(1.442695f)));
        var r = T.Fma(n, T.Of(0.0002121944417f), T.Fma(n, T.Of(-0.693359375f), x));
        var q = T.Fma(T.Of(0.00019890991098f), r, T.Of(0.00139336497523f));
        q = T.Fma(q, r, T.Of(0.00833331048489f));
        q = T.Fma(q, r, T.Of(0.04166646674275f));
        q = T.Fma(q, r, T.Of(0.16666667167372f));
        q = T.Fma(q, r, T.Of(0.5f));
        return T.Multiply(T.Fma(q, T.Multiply(r, r), T.Add(T.Of(1), r)), T.PowerOfTwo(n));
    }

    /// <summary>The natural logarithm: minus infinity of 0, no number below. Numbers below 2^-126 count as that.</summary>
    public static T Log(T x)
    {
        var normal = T.Max(x, T.Of(1.17549435e-38f));
        var n = T.Exponent(T.Multiply(normal, T.Of(1.4142135f)));
        var r = T.Subtract(Scaled(normal, n), T.Of(1));
        var q = T.Fma(T.Of(0.06971611827612f), r, T.Of(-0.11479733884335f));
        q = T.Fma(q, r, T.Of(0.116854198277f));
        q = T.Fma(q, r, T.Of(-0.12425687164068f));
        q = T.Fma(q, r, T.Of(0.14249058067799f));
        q = T.Fma(q, r, T.Of(-0.16667802631855f));
        q = T.Fma(q, r, T.Of(0.2000071555376f));
        q = T.Fma(q, r, T.Of(-0.24999997019768f));
        q = T.Fma(q, r, T.Of(0.33333331346512f));
        var square = T.Multiply(r, r);
        var tail = T.Fma(T.Multiply(q, r), square, T.Fma(T.Of(-0.5f), square, T.Multiply(n, T.Of(-0.0002121944417f))));
        var result = T.Fma(n, T.Of(0.693359375f), T.Add(tail, r));
        result = T.WhereLess(x, T.Of(1.17549435e-38f), T.WhereLess(T.Of(0), x, result, T.Of(float.NegativeInfinity)), result);
        return T.WhereLess(x, T.Of(0), T.Of(float.NaN), result);
    }

    /// <summary>The logarithm of 1 + x, for x of 0 or more, exact also where 1 + x is rounded to 1.</summary>
    public static T Log1p(T x)
    {
        var sum = T.Add(T.Of(1), x);
        return T.Add(Log(sum), T.Divide(T.Subtract(x, T.Subtract(sum, T.Of(1))), sum));
    }

    /// <summary>The hyperbolic tangent.</summary>
    public static T Tanh(T x)
    {
        var size = T.Abs(x);
        var z = T.Multiply(x, x);
        var q = T.Fma(T.Of(0.00229274481535f), z, T.Of(-0.00834394525737f));
        q = T.Fma(q, z, T.Of(0.02176891826093f));
        q = T.Fma(q, z, T.Of(-0.0539592579007f));
        q = T.Fma(q, z, T.Of(0.13333304226398f));
        q = T.Fma(q, z, T.Of(-0.33333334326744f));
        var near = T.Fma(T.Multiply(q, z), x, x);
        var far = T.Subtract(T.Of(1), T.Divide(T.Of(2), T.Add(Exp(T.Add(size, size)), T.Of(1))));
        return T.WhereLess(size, T.Of(0.625f), near, T.WhereLess(x, T.Of(0), T.Subtract(T.Of(0), far), far));
    }

    /// <summary>The logistic function.</summary>
    public static T Sigmoid(T x) => T.Divide(T.Of(1), T.Add(T.Of(1), Exp(T.Subtract(T.Of(0), x))));

    /// <summary>log(1 + e^x).</summary>
    public static T Softplus(T x) => T.Add(T.Max(x, T.Of(0)), Log1p(Exp(T.Subtract(T.Of(0), T.Abs(x)))));

    /// <summary>The normal distribution function, to 1e-7 (Abramowitz and Stegun 1964, 7.1.26).</summary>
    public static T Normal(T x)
    {
        var size = T.Multiply(T.Abs(x), T.Of(0.70710678f));
        var t = T.Divide(T.Of(1), T.Fma(T.Of(0.3275911f), size, T.Of(1)));
        var q = T.Fma(T.Of(1.061405429f), t, T.Of(-1.453152027f));
        q = T.Fma(q, t, T.Of(1.421413741f));
        q = T.Fma(q, t, T.Of(-0.284496736f));
        q = T.Multiply(T.Fma(q, t, T.Of(0.254829592f)), t);
        var upper = T.Multiply(T.Multiply(T.Of(0.5f), q), Exp(T.Subtract(T.Of(0), T.Multiply(size, size))));
        return T.WhereLess(x, T.Of(0), upper, T.Subtract(T.Of(1), upper));
    }

    /// <summary>The sine, exact to a few units in the last place up to some thousands.</summary>
    public static T Sin(T x) => Circular(x, T.Of(0));

    /// <summary>The cosine, exact to a few units in the last place up to some thousands.</summary>
    public static T Cos(T x) => Circular(x, T.Of(1));

    /// <summary>The nearest whole number, the even one of two, for numbers of less than 2^22.</summary>
    private static T Round(T x) => T.Subtract(T.Add(x, T.Of(12582912f)), T.Of(12582912f));

    /// <summary>A number over 2^n, also where 2^-n alone would overflow.</summary>
    private static T Scaled(T x, T n)
    {
        var half = Round(T.Multiply(n, T.Of(-0.5f)));
        return T.Multiply(T.Multiply(x, T.PowerOfTwo(half)), T.PowerOfTwo(T.Subtract(T.Subtract(T.Of(0), n), half)));
    }

    /// <summary>The sine of an angle and some quarters of a turn.</summary>
    private static T Circular(T x, T quarters)
    {
        var n = Round(T.Multiply(x, T.Of(0.63661977f)));
        var r = T.Fma(n, T.Of(-7.549790126e-08f), T.Fma(n, T.Of(-0.0004837512969970703f), T.Fma(n, T.Of(-1.5703125f), x)));
        var z = T.Multiply(r, r);
        var s = T.Fma(T.Of(2.7249925552e-06f), z, T.Of(-0.00019840087043f));
        s = T.Fma(s, z, T.Of(0.00833333190531f));
        s = T.Fma(s, z, T.Of(-0.16666667163372f));
        s = T.Fma(T.Multiply(s, z), r, r);
        var c = T.Fma(T.Of(-2.7300959005e-07f), z, T.Of(2.480059993e-05f));
        c = T.Fma(c, z, T.Of(-0.0013888888061f));
        c = T.Fma(c, z, T.Of(0.04166666790843f));
        c = T.Fma(T.Multiply(c, z), z, T.Fma(T.Of(-0.5f), z, T.Of(1)));
        var turn = T.Add(n, quarters);
        var value = T.WhereOdd(turn, c, s);

        // Two quarters are half a turn: the other sign.
        var halves = T.WhereOdd(turn, T.Subtract(turn, T.Of(1)), turn);
        return T.WhereOdd(T.Multiply(halves, T.Of(0.5f)), T.Subtract(T.Of(0), value), value);
    }
}

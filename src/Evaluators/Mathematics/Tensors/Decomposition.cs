namespace EvoLLM.Evaluators;

/// <summary>Whether products make up a matrix multiplication, decided without rounding.</summary>
internal static class Decomposition
{
    /// <summary>The first entry that is wrong, in words; <see langword="null"/> where all are right.</summary>
    public static string? Mistake(MatrixFormat format, IReadOnlyList<double[]> products)
    {
        var factors = products.Select(product => Factors(format, product)).ToList();
        for (var a = 0; a < format.Left; a++)
        {
            for (var b = 0; b < format.Right; b++)
            {
                var sums = new (Dyadic Real, Dyadic Imaginary)[format.Result];
                foreach (var factor in factors)
                {
                    Add(sums, Multiply(factor[a], factor[format.Left + b]), factor.AsSpan(format.Left + format.Right));
                }

                if (Wrong(format, a, b, sums) is var c and >= 0)
                {
                    return $"A[{a / format.Inner}, {a % format.Inner}] B[{b / format.Columns}, {b % format.Columns}] must count {Asked(format, a, b, c).ToDouble()} times in C[{c / format.Columns}, {c % format.Columns}], exactly; it is off by {Text((sums[c].Real - Asked(format, a, b, c), sums[c].Imaginary))}.";
                }
            }
        }

        return null;
    }

    private static int Wrong(MatrixFormat format, int a, int b, (Dyadic Real, Dyadic Imaginary)[] sums)
    {
        for (var c = 0; c < sums.Length; c++)
        {
            if (sums[c].Imaginary.Sign != 0 || sums[c].Real != Asked(format, a, b, c))
            {
                return c;
            }
        }

        return -1;
    }

    private static Dyadic Asked(MatrixFormat format, int a, int b, int c) => Dyadic.FromDouble(
        a % format.Inner == b / format.Columns && a / format.Inner == c / format.Columns && b % format.Columns == c % format.Columns ? 1 : 0);

    private static (Dyadic Real, Dyadic Imaginary)[] Factors(MatrixFormat format, double[] product) =>
    [
        .. product.Chunk(format.Complex ? 2 : 1).Select(weight => (Dyadic.FromDouble(weight[0]), format.Complex ? Dyadic.FromDouble(weight[1]) : Dyadic.Zero)),
    ];

    private static void Add((Dyadic Real, Dyadic Imaginary)[] sums, (Dyadic Real, Dyadic Imaginary) product, ReadOnlySpan<(Dyadic Real, Dyadic Imaginary)> weights)
    {
        if (IsZero(product))
        {
            return;
        }

        for (var c = 0; c < sums.Length; c++)
        {
            if (!IsZero(weights[c]))
            {
                var term = Multiply(product, weights[c]);
                sums[c] = (sums[c].Real + term.Real, sums[c].Imaginary + term.Imaginary);
            }
        }
    }

    private static (Dyadic Real, Dyadic Imaginary) Multiply((Dyadic Real, Dyadic Imaginary) one, (Dyadic Real, Dyadic Imaginary) other) => IsZero(one) || IsZero(other)
        ? default
        : ((one.Real * other.Real) - (one.Imaginary * other.Imaginary), (one.Real * other.Imaginary) + (one.Imaginary * other.Real));

    private static bool IsZero((Dyadic Real, Dyadic Imaginary) value) => value.Real.Sign == 0 && value.Imaginary.Sign == 0;

    private static string Text((Dyadic Real, Dyadic Imaginary) value) =>
        FormattableString.Invariant($"{value.Real.ToDouble()}{(value.Imaginary.Sign == 0 ? "" : FormattableString.Invariant($" + {value.Imaginary.ToDouble()} i"))}");
}

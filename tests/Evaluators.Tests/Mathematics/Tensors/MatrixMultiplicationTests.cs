using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Evaluators.Tests;

public sealed class MatrixMultiplicationTests
{
    private static readonly MatrixMultiplication2x2x2 Small = new();
    private static readonly MatrixMultiplication4x4x4Complex Complex = new();

    // Strassen 1969: weights of A11 A12 A21 A22, B11 B12 B21 B22, C11 C12 C21 C22 in each product.
    private static readonly double[][] Strassen =
    [
        [1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1],
        [0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 1, -1],
        [1, 0, 0, 0, 0, 1, 0, -1, 0, 1, 0, 1],
        [0, 0, 0, 1, -1, 0, 1, 0, 1, 0, 1, 0],
        [1, 1, 0, 0, 0, 0, 0, 1, -1, 1, 0, 0],
        [-1, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0, 1],
        [0, 1, 0, -1, 0, 0, 1, 1, 1, 0, 0, 0],
    ];

    public static TheoryData<ProgramProblem, int, int, int> Formats => new()
    {
        { Small, 2, 2, 2 },
        { new MatrixMultiplication2x4x5(), 2, 4, 5 },
        { new MatrixMultiplication3x4x7(), 3, 4, 7 },
        { Complex, 4, 4, 4 },
    };

    [Theory]
    [MemberData(nameof(Formats), DisableDiscoveryEnumeration = true)]
    public void Score_Definition_TakesAsManyProductsAsPairsOfEntriesMeet(ProgramProblem problem, int rows, int inner, int columns) =>
        Assert.Equal(rows * inner * columns, Constructions.Worth(problem, Flat(Definition(rows, inner, columns, problem == Complex))));

    [Theory]
    [MemberData(nameof(Formats), DisableDiscoveryEnumeration = true)]
    public void Score_OneProductLeftOut_IsInvalid(ProgramProblem problem, int rows, int inner, int columns) =>
        Constructions.Refused(problem, Flat(Definition(rows, inner, columns, problem == Complex).Skip(1)));

    [Fact]
    public void Score_Strassen_TakesSevenProducts() => Assert.Equal(7, Constructions.Worth(Small, Flat(Strassen)));

    [Fact]
    public void Score_ProductsOfNothing_AreCounted() => Assert.Equal(8, Constructions.Worth(Small, Flat(Strassen.Append(new double[12]))));

    [Fact]
    public void Score_MoreProductsThanByDefinition_IsInvalid() => Constructions.Refused(Small, Flat([.. Strassen, new double[12], new double[12]]));

    [Fact]
    public void Score_StrassenTwice_TakesFortyNineWithComplexWeights() => Assert.Equal(49, Constructions.Worth(Complex, Flat(Twice())));

    [Fact]
    public void Score_TransposedProduct_IsInvalid() =>
        Constructions.Refused(Small, Flat(Strassen.Select(product => product.Select((_, i) => product[i == 9 ? 10 : i == 10 ? 9 : i]).ToArray())));

    [Fact]
    public void Score_WeightsTurnedByTheImaginaryUnit_AreValidWhereTheyAreTurnedBack()
    {
        double[] turned = [0, 1, 0, -1, 1, 0];
        Assert.Equal(49, Constructions.Worth(Complex, Flat(Twice().Select(product => Turn(product, turned)))));
        Constructions.Refused(Complex, Flat(Twice().Select(product => Turn(product, [0, 1, 1, 0, 1, 0]))));
    }

    [Theory]
    [InlineData(2, 0.5, true)]
    [InlineData(1.2676506002282294E+30, 7.888609052210118E-31, true)]
    [InlineData(0.1, 10, false)]
    [InlineData(3, 1.0 / 3, false)]
    [InlineData(1e200, 1e-200, false)]
    public void Score_WeightsScaledUpAndDown_AreValidWhereThatIsExact(double up, double down, bool exact)
    {
        var scaled = Flat(Strassen.Select(product => product.Select((weight, i) => weight * (i < 4 ? up : i < 8 ? down : 1)).ToArray()));
        Assert.Equal(exact, Constructions.Judge(Small, scaled).Status == EvaluationStatus.Ok);
    }

    [Property(MaxTest = 60)]
    public bool Score_StrassenInAnotherBasis_TakesSevenProducts(ulong seed) => Constructions.Worth(Small, Flat(Moved(seed))) == 7;

    [Property(MaxTest = 60)]
    public bool Score_AnyWeightMovedByTheLeastThatCanBe_IsInvalid(ulong seed)
    {
        // In a decomposition of the least rank no factor vanishes, so that each weight matters.
        var numbers = Flat(Moved(seed));
        var at = new SeededRandom(seed, "weight", 0).Next(0, numbers.Length);
        numbers[at] = Math.BitIncrement(numbers[at]);
        return Constructions.Judge(Small, numbers).Status == EvaluationStatus.InvalidResult;
    }

    /// <summary>Strassen's products for P A Q, the inverse of Q times B R, and P C R: shears keep whole numbers whole.</summary>
    private static double[][] Moved(ulong seed)
    {
        var random = new SeededRandom(seed, "basis", 0);
        var products = Strassen.Select(product => (double[])product.Clone()).ToArray();
        for (var move = 0; move < 8; move++)
        {
            var (kind, from, by) = (random.Next(0, 3), random.Next(0, 2), random.Next(-3, 4));
            foreach (var product in products)
            {
                // A's rows go with C's, A's columns against B's rows, B's columns with C's.
                Shear(product, kind == 2 ? 4 : 0, kind == 0, from, by);
                Shear(product, kind == 1 ? 4 : 8, kind != 2, 1 - from, -by);
            }
        }

        return products;
    }

    private static void Shear(double[] product, int matrix, bool rows, int from, int by)
    {
        for (var other = 0; other < 2; other++)
        {
            var (source, target) = rows ? ((2 * from) + other, (2 * (1 - from)) + other) : ((2 * other) + from, (2 * other) + 1 - from);
            product[matrix + target] += by * product[matrix + source];
        }
    }

    private static double[] Turn(double[] product, double[] by) =>
    [
        .. product.Chunk(2).SelectMany((weight, i) =>
        {
            var (real, imaginary) = (by[2 * (i / 16)], by[(2 * (i / 16)) + 1]);
            return new[] { (weight[0] * real) - (weight[1] * imaginary), (weight[0] * imaginary) + (weight[1] * real) };
        }),
    ];

    /// <summary>Strassen's products of blocks of two by two, each again by Strassen's products.</summary>
    private static IEnumerable<double[]> Twice() => Strassen.SelectMany(outer => Strassen.Select(inside =>
    {
        var product = new double[96];
        for (var entry = 0; entry < 48; entry++)
        {
            var (factor, row, column) = (entry / 16, entry % 16 / 4, entry % 4);
            product[2 * entry] = outer[(4 * factor) + (row / 2 * 2) + (column / 2)] * inside[(4 * factor) + (row % 2 * 2) + (column % 2)];
        }

        return product;
    }));

    private static IEnumerable<double[]> Definition(int rows, int inner, int columns, bool complex)
    {
        var parts = complex ? 2 : 1;
        for (var product = 0; product < rows * inner * columns; product++)
        {
            var (i, j, k) = (product / (inner * columns), product / columns % inner, product % columns);
            var weights = new double[parts * ((rows * inner) + (inner * columns) + (rows * columns))];
            weights[parts * ((i * inner) + j)] = 1;
            weights[parts * ((rows * inner) + (j * columns) + k)] = 1;
            weights[parts * ((rows * inner) + (inner * columns) + (i * columns) + k)] = 1;
            yield return weights;
        }
    }

    private static double[] Flat(IEnumerable<double[]> products) => [.. products.SelectMany(product => product)];
}

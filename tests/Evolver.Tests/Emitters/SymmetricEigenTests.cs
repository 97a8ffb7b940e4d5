using FsCheck.Xunit;

namespace EvoLLM.Evolver.Tests;

public sealed class SymmetricEigenTests
{
    [Fact]
    public void Decompose_SecondDifferences_HasTheKnownEigenvalues()
    {
        // The matrix with 2 on the diagonal and -1 beside it: 2 - 2 cos(k pi / (n + 1)).
        const int n = 12;
        var matrix = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            matrix[(i * n) + i] = 2;
            if (i + 1 < n)
            {
                matrix[(i * n) + i + 1] = matrix[((i + 1) * n) + i] = -1;
            }
        }

        var eigen = new SymmetricEigen(n);
        eigen.Decompose(matrix);
        var expected = Enumerable.Range(1, n).Select(k => 2 - (2 * Math.Cos(k * Math.PI / (n + 1)))).ToList();
        foreach (var (value, index) in eigen.Values.Order().Select((value, index) => (value, index)))
        {
            Assert.Equal(expected[index], value, 1e-13);
        }
    }

    [Property(MaxTest = 50)]
    public void Decompose_OneMatrixAfterTheOther_GivesOrthonormalVectorsThatMakeTheMatrix(ulong seed)
    {
        var random = new SeededRandom(seed);
        var n = random.Next(1, 12);
        var eigen = new SymmetricEigen(n);
        for (var round = 0; round < 4; round++)
        {
            var matrix = Covariance(random, n);
            eigen.Decompose(matrix);
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    Assert.Equal(i == j ? 1 : 0, VectorMath.Dot(eigen.Vector(i), eigen.Vector(j)), 1e-12);
                    Assert.Equal(matrix[(i * n) + j], Enumerable.Range(0, n).Sum(k => eigen.Values[k] * eigen.Vector(k)[i] * eigen.Vector(k)[j]), 1e-11);
                }
            }
        }
    }

    [Fact]
    public void Decompose_ValuesOfVeryDifferentSize_FindsTheSmallOnesToo()
    {
        // Diagonal 1 and 1e-12, and beside it 1e-7: the determinant is 0.99e-12.
        var eigen = new SymmetricEigen(2);
        eigen.Decompose([1, 1e-7, 1e-7, 1e-12]);
        Assert.Equal(0.99e-12, eigen.Values.Min(), 1e-24);
    }

    private static double[] Covariance(SeededRandom random, int n)
    {
        var factor = new double[n * n];
        random.NextNormals(factor);
        var matrix = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                matrix[(i * n) + j] = VectorMath.Dot(factor.AsSpan(i * n, n), factor.AsSpan(j * n, n));
            }
        }

        return matrix;
    }
}

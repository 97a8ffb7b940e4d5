namespace EvoLLM.Evaluators;

/// <summary>Programs that decompose matrix multiplication without a model's help.</summary>
internal static class TensorReferences
{
    /// <summary>A product for each pair of entries that meet: the definition.</summary>
    public static string Definition(MatrixFormat format) =>
        $$"""
        public static class Candidate
        {
            // A product for each pair of entries that meet.
            public static double[,] Decompose()
            {
                const int rows = {{format.Rows}};
                const int inner = {{format.Inner}};
                const int columns = {{format.Columns}};
                const int parts = {{(format.Complex ? 2 : 1)}};
                var products = new double[rows * inner * columns, {{format.Width}}];
                var product = 0;
                for (var i = 0; i < rows; i++)
                {
                    for (var j = 0; j < inner; j++)
                    {
                        for (var k = 0; k < columns; k++)
                        {
                            products[product, parts * (i * inner + j)] = 1.0;
                            products[product, parts * (rows * inner + j * columns + k)] = 1.0;
                            products[product, parts * (rows * inner + inner * columns + i * columns + k)] = 1.0;
                            product++;
                        }
                    }
                }

                return products;
            }
        }

        """;

    /// <summary>Strassen's seven products on blocks of two by two, again on blocks of blocks where they fill the matrices; the definition elsewhere.</summary>
    public static ReferenceProgram Strassen(MatrixFormat format) => new("Strassen on blocks", "Strassen 1969",
        $$"""
        using System.Collections.Generic;

        public static class Candidate
        {
            private const int Rows = {{format.Rows}};
            private const int Inner = {{format.Inner}};
            private const int Columns = {{format.Columns}};
            private const int Parts = {{(format.Complex ? 2 : 1)}};

            // Weights of A11 A12 A21 A22, of B11 B12 B21 B22 and of C11 C12 C21 C22 in each of the seven products.
            private static readonly string[] Seven =
            {
                "+00+ +00+ +00+", "00++ +000 00+-", "+000 0+0- 0+0+", "000+ -0+0 +0+0", "++00 000+ -+00", "-0+0 ++00 000+", "0+0- 00++ +000",
            };

            public static double[,] Decompose()
            {
                var products = new List<double[]>();
                Add(products, {{format.Width}});
                var table = new double[products.Count, {{format.Width}}];
                for (var i = 0; i < products.Count; i++)
                {
                    for (var j = 0; j < {{format.Width}}; j++)
                    {
                        table[i, j] = products[i][j];
                    }
                }

                return table;
            }

            // Goes through the blocks of 2 by 2 by 2, and what is left over beside them; a matrix of 4 by 4 is one of blocks of blocks.
            private static void Add(List<double[]> products, int width)
            {
                if (Rows == 4 && Inner == 4 && Columns == 4)
                {
                    foreach (var outer in Seven)
                    {
                        foreach (var inside in Seven)
                        {
                            var product = new double[width];
                            for (var place = 0; place < 16; place++)
                            {
                                var (row, column) = (place / 4, place % 4);
                                var (block, entry) = (row / 2 * 2 + column / 2, row % 2 * 2 + column % 2);
                                for (var factor = 0; factor < 3; factor++)
                                {
                                    product[Parts * (16 * factor + place)] = Weight(outer, factor, block) * Weight(inside, factor, entry);
                                }
                            }

                            products.Add(product);
                        }
                    }

                    return;
                }

                for (var i = 0; i < Rows; i += 2)
                {
                    for (var j = 0; j < Inner; j += 2)
                    {
                        for (var k = 0; k < Columns; k += 2)
                        {
                            Block(products, width, i, j, k);
                        }
                    }
                }
            }

            private static void Block(List<double[]> products, int width, int i, int j, int k)
            {
                if (i + 1 < Rows && j + 1 < Inner && k + 1 < Columns)
                {
                    foreach (var seven in Seven)
                    {
                        var product = new double[width];
                        for (var entry = 0; entry < 4; entry++)
                        {
                            var (down, right) = (entry / 2, entry % 2);
                            product[Parts * Left(i + down, j + right)] = Weight(seven, 0, entry);
                            product[Parts * Right(j + down, k + right)] = Weight(seven, 1, entry);
                            product[Parts * Result(i + down, k + right)] = Weight(seven, 2, entry);
                        }

                        products.Add(product);
                    }

                    return;
                }

                for (var a = i; a < i + 2 && a < Rows; a++)
                {
                    for (var b = j; b < j + 2 && b < Inner; b++)
                    {
                        for (var c = k; c < k + 2 && c < Columns; c++)
                        {
                            var product = new double[width];
                            product[Parts * Left(a, b)] = 1.0;
                            product[Parts * Right(b, c)] = 1.0;
                            product[Parts * Result(a, c)] = 1.0;
                            products.Add(product);
                        }
                    }
                }
            }

            private static double Weight(string seven, int factor, int entry)
            {
                return seven[5 * factor + entry] == '+' ? 1.0 : seven[5 * factor + entry] == '-' ? -1.0 : 0.0;
            }

            private static int Left(int row, int column)
            {
                return row * Inner + column;
            }

            private static int Right(int row, int column)
            {
                return Rows * Inner + row * Columns + column;
            }

            private static int Result(int row, int column)
            {
                return Rows * Inner + Inner * Columns + row * Columns + column;
            }
        }

        """);
}

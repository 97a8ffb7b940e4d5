public static class Candidate
{
    // Weights whose product is infinite in floating point.
    public static double[,] Decompose()
    {
        const int rows = 4;
        const int inner = 4;
        const int columns = 4;
        const int parts = 2;
        var products = new double[rows * inner * columns, 96];
        var product = 0;
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < inner; j++)
            {
                for (var k = 0; k < columns; k++)
                {
                    products[product, parts * (i * inner + j)] = 1e200;
                    products[product, parts * (rows * inner + j * columns + k)] = 1e200;
                    products[product, parts * (rows * inner + inner * columns + i * columns + k)] = 1e-323;
                    product++;
                }
            }
        }

        return products;
    }
}

public static class Candidate
{
    // Weights that are off by the least that can be.
    public static double[,] Decompose()
    {
        const int rows = 3;
        const int inner = 4;
        const int columns = 7;
        const int parts = 1;
        var products = new double[rows * inner * columns, 61];
        var product = 0;
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < inner; j++)
            {
                for (var k = 0; k < columns; k++)
                {
                    products[product, parts * (i * inner + j)] = System.Math.BitDecrement(1.0);
                    products[product, parts * (rows * inner + j * columns + k)] = 1.0;
                    products[product, parts * (rows * inner + inner * columns + i * columns + k)] = 1.0;
                    product++;
                }
            }
        }

        return products;
    }
}

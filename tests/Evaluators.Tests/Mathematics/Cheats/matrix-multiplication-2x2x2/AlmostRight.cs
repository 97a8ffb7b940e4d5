using System;

public static class Candidate
{
    // Eight products with weights of one tenth and ten, whose product is 1 in floating point only.
    public static double[,] Decompose()
    {
        var rows = new double[8, 12];
        var product = 0;
        for (var i = 0; i < 2; i++)
        {
            for (var j = 0; j < 2; j++)
            {
                for (var k = 0; k < 2; k++)
                {
                    rows[product, 2 * i + j] = 0.1;
                    rows[product, 4 + 2 * j + k] = 10.0;
                    rows[product, 8 + 2 * i + k] = 1.0;
                    product++;
                }
            }
        }

        return rows;
    }
}

namespace EvoLLM.Evaluators;

/// <summary>Contractions inside a kernel: each thread holds 4 by 4 sums in registers. Rows and columns that are not there are computed as the last ones again, and left.</summary>
internal static class DeviceContraction
{
    private const int Side = 4;
    private const int StartsWithOutput = (int)ContractionStart.Output;
    private const int StartsWithBias = (int)ContractionStart.Bias;

    /// <summary>Fields: rows, terms, columns, columns of B, start, A, B, C, bias, then the tables of rows of A and C and of terms of A and B.</summary>
    public static void Run(DeviceStep step)
    {
        var columnTiles = (step[2] + Side - 1) / Side;
        var tiles = (step[0] + Side - 1) / Side * columnTiles;
        for (var tile = step.First; tile < tiles; tile += step.Stride)
        {
            Tile(step, tile / columnTiles * Side, tile % columnTiles * Side);
        }
    }

    private static void Tile(DeviceStep step, int row, int column)
    {
        var (rows, terms, columns, apart) = (step[0], step[1], step[2], step[3]);
        var (r1, r2, r3) = (Within(row + 1, rows), Within(row + 2, rows), Within(row + 3, rows));
        var (a0, a1, a2, a3) = (step[5] + step.Entry(9, row), step[5] + step.Entry(9, r1), step[5] + step.Entry(9, r2), step[5] + step.Entry(9, r3));
        var (j1, j2, j3) = (Within(column + 1, columns), Within(column + 2, columns), Within(column + 3, columns));
        var (b0, b1, b2, b3) = (step[6] + (column * apart), step[6] + (j1 * apart), step[6] + (j2 * apart), step[6] + (j3 * apart));
        var (o0, o1, o2, o3) = (step[7] + step.Entry(10, row), step[7] + step.Entry(10, r1), step[7] + step.Entry(10, r2), step[7] + step.Entry(10, r3));
        var arena = step.Arena;
        var c00 = Begin(step, o0, column);
        var c01 = Begin(step, o0, j1);
        var c02 = Begin(step, o0, j2);
        var c03 = Begin(step, o0, j3);
        var c10 = Begin(step, o1, column);
        var c11 = Begin(step, o1, j1);
        var c12 = Begin(step, o1, j2);
        var c13 = Begin(step, o1, j3);
        var c20 = Begin(step, o2, column);
        var c21 = Begin(step, o2, j1);
        var c22 = Begin(step, o2, j2);
        var c23 = Begin(step, o2, j3);
        var c30 = Begin(step, o3, column);
        var c31 = Begin(step, o3, j1);
        var c32 = Begin(step, o3, j2);
        var c33 = Begin(step, o3, j3);
        var (ofA, ofB) = (step[11], step[12]);
        for (var k = 0; k < terms; k++)
        {
            var (a, b) = (step.Memory[ofA + k], step.Memory[ofB + k]);
            var (y0, y1, y2, y3) = (arena[b0 + b], arena[b1 + b], arena[b2 + b], arena[b3 + b]);
            var x = arena[a0 + a];
            c00 = DeviceMath.Fma(x, y0, c00);
            c01 = DeviceMath.Fma(x, y1, c01);
            c02 = DeviceMath.Fma(x, y2, c02);
            c03 = DeviceMath.Fma(x, y3, c03);
            x = arena[a1 + a];
            c10 = DeviceMath.Fma(x, y0, c10);
            c11 = DeviceMath.Fma(x, y1, c11);
            c12 = DeviceMath.Fma(x, y2, c12);
            c13 = DeviceMath.Fma(x, y3, c13);
            x = arena[a2 + a];
            c20 = DeviceMath.Fma(x, y0, c20);
            c21 = DeviceMath.Fma(x, y1, c21);
            c22 = DeviceMath.Fma(x, y2, c22);
            c23 = DeviceMath.Fma(x, y3, c23);
            x = arena[a3 + a];
            c30 = DeviceMath.Fma(x, y0, c30);
            c31 = DeviceMath.Fma(x, y1, c31);
            c32 = DeviceMath.Fma(x, y2, c32);
            c33 = DeviceMath.Fma(x, y3, c33);
        }

        // What was computed twice has the same bits twice.
        arena[o0 + column] = c00;
        arena[o0 + j1] = c01;
        arena[o0 + j2] = c02;
        arena[o0 + j3] = c03;
        arena[o1 + column] = c10;
        arena[o1 + j1] = c11;
        arena[o1 + j2] = c12;
        arena[o1 + j3] = c13;
        arena[o2 + column] = c20;
        arena[o2 + j1] = c21;
        arena[o2 + j2] = c22;
        arena[o2 + j3] = c23;
        arena[o3 + column] = c30;
        arena[o3 + j1] = c31;
        arena[o3 + j2] = c32;
        arena[o3 + j3] = c33;
    }

    private static int Within(int index, int count) => index < count ? index : count - 1;

    private static float Begin(DeviceStep step, int row, int column)
    {
        var start = step[4];
        if (start == StartsWithOutput)
        {
            return step.Arena[row + column];
        }

        return start == StartsWithBias ? step.Arena[step[8] + column] : 0;
    }
}

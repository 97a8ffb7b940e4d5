using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EvoLLM.Evaluators;

/// <summary>
/// Contractions with the widest vectors that the processor has: blocks of 8 rows by 2 vectors stay in registers over a stretch of <c>k</c>, while a panel
/// of B lies in the first cache.
/// </summary>
internal static unsafe class SimdContraction
{
    private const int PanelColumns = 32;
    private const int PanelTerms = 128;
    private const int BlockRows = 8;

    /// <summary>Behind the panel: a block of results, then what each row of them begins with.</summary>
    private const int Block = PanelColumns * PanelTerms;
    private const int First = Block + (PanelColumns * BlockRows);

    /// <summary>How many floats of scratch memory a contraction takes.</summary>
    public const int Scratch = First + PanelColumns;

    /// <summary>Computes a contraction.</summary>
    /// <param name="work">Its shape.</param>
    /// <param name="a">A.</param>
    /// <param name="b">B; 32 floats behind its end may be read.</param>
    /// <param name="c">C.</param>
    /// <param name="bias">A number for each column, where the sums begin with it.</param>
    /// <param name="scratch"><see cref="Scratch"/> floats, aligned to 64 bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(Contraction work, float* a, float* b, float* c, float* bias, float* scratch)
    {
        fixed (int* rowsOfA = work.RowsOfA, rowsOfC = work.RowsOfC, termsOfA = work.TermsOfA, termsOfB = work.TermsOfB)
        {
            for (var column = 0; column < work.Columns; column += PanelColumns)
            {
                var columns = Math.Min(PanelColumns, work.Columns - column);
                for (var term = 0; term < work.TermsOfA.Length || term == 0; term += PanelTerms)
                {
                    var terms = Math.Min(PanelTerms, work.TermsOfA.Length - term);
                    var panel = new Panel(termsOfA + term, terms, Pack(work, b + (column * work.ColumnsOfB), termsOfB + term, (terms, columns), scratch), columns);
                    var begin = Begin(term > 0 ? ContractionStart.Output : work.Start, bias + column, columns, scratch);
                    Rows(panel, new RowSet(rowsOfA, rowsOfC, work.RowsOfA.Length), a, c + column, begin, scratch + Block);
                }
            }
        }
    }

    private static Beginning Begin(ContractionStart start, float* bias, int columns, float* scratch)
    {
        if (start == ContractionStart.Output)
        {
            return new Beginning(scratch + Block, PanelColumns);
        }

        for (var i = 0; i < PanelColumns; i++)
        {
            scratch[First + i] = start == ContractionStart.Bias && i < columns ? bias[i] : 0;
        }

        return new Beginning(scratch + First, 0);
    }

    /// <summary>Lays a part of B out row by row. What lies behind its last column is taken along: nobody sees what comes of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float* Pack(Contraction work, float* b, int* termsOfB, (int Terms, int Columns) size, float* scratch)
    {
        for (var k = 0; k < size.Terms; k++)
        {
            var source = b + termsOfB[k];
            var target = scratch + (k * PanelColumns);
            if (work.ColumnsOfB == 1)
            {
                Vector512.Load(source).Store(target);
                Vector512.Load(source + Lane16.Width).Store(target + Lane16.Width);
                continue;
            }

            for (var j = 0; j < size.Columns; j++)
            {
                target[j] = source[j * work.ColumnsOfB];
            }
        }

        return scratch;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows(in Panel panel, RowSet rows, float* a, float* c, Beginning begin, float* block)
    {
        var ofA = stackalloc int[BlockRows];
        for (var row = 0; row < rows.Count; row += BlockRows)
        {
            // Rows that there are not are computed as the last one again, and left.
            var count = Math.Min(BlockRows, rows.Count - row);
            for (var i = 0; i < BlockRows; i++)
            {
                ofA[i] = rows.OfA[row + Math.Min(i, count - 1)];
            }

            if (begin.FromOutput)
            {
                for (var i = 0; i < count; i++)
                {
                    Line(c + rows.OfC[row + i], block + (i * PanelColumns), panel.Columns);
                }
            }

            if (panel.Columns > Lane16.Width)
            {
                Wide(panel, ofA, a, begin, block);
            }
            else
            {
                Narrow(panel, ofA, a, begin, block);
            }

            for (var i = 0; i < count; i++)
            {
                Line(block + (i * PanelColumns), c + rows.OfC[row + i], panel.Columns);
            }
        }
    }

    /// <summary>Copies up to a panel's width; a whole vector at a time where that is what there is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Line(float* from, float* to, int columns)
    {
        if (columns == PanelColumns)
        {
            Vector512.Load(from).Store(to);
            Vector512.Load(from + Lane16.Width).Store(to + Lane16.Width);
            return;
        }

        var i = 0;
        for (; i <= columns - Lane16.Width; i += Lane16.Width)
        {
            Vector512.Load(from + i).Store(to + i);
        }

        for (; i <= columns - 4; i += 4)
        {
            Vector128.Load(from + i).Store(to + i);
        }

        for (; i < columns; i++)
        {
            to[i] = from[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Wide(in Panel panel, int* rowsOfA, float* a, Beginning begin, float* block)
    {
        var a0 = a + rowsOfA[0];
        var a1 = a + rowsOfA[1];
        var a2 = a + rowsOfA[2];
        var a3 = a + rowsOfA[3];
        var a4 = a + rowsOfA[4];
        var a5 = a + rowsOfA[5];
        var a6 = a + rowsOfA[6];
        var a7 = a + rowsOfA[7];
        var (c00, c01) = (Vector512.Load(begin.Row(0)), Vector512.Load(begin.Row(0) + 16));
        var (c10, c11) = (Vector512.Load(begin.Row(1)), Vector512.Load(begin.Row(1) + 16));
        var (c20, c21) = (Vector512.Load(begin.Row(2)), Vector512.Load(begin.Row(2) + 16));
        var (c30, c31) = (Vector512.Load(begin.Row(3)), Vector512.Load(begin.Row(3) + 16));
        var (c40, c41) = (Vector512.Load(begin.Row(4)), Vector512.Load(begin.Row(4) + 16));
        var (c50, c51) = (Vector512.Load(begin.Row(5)), Vector512.Load(begin.Row(5) + 16));
        var (c60, c61) = (Vector512.Load(begin.Row(6)), Vector512.Load(begin.Row(6) + 16));
        var (c70, c71) = (Vector512.Load(begin.Row(7)), Vector512.Load(begin.Row(7) + 16));
        var terms = panel.TermsOfA;
        var b = panel.Values;
        var count = panel.Terms;
        for (var k = 0; k < count; k++)
        {
            var at = terms[k];
            var b0 = Vector512.Load(b);
            var b1 = Vector512.Load(b + 16);
            b += PanelColumns;
            var x = Vector512.Create(a0[at]);
            c00 = Vector512.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(x, b1, c01);
            x = Vector512.Create(a1[at]);
            c10 = Vector512.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(x, b1, c11);
            x = Vector512.Create(a2[at]);
            c20 = Vector512.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(x, b1, c21);
            x = Vector512.Create(a3[at]);
            c30 = Vector512.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(x, b1, c31);
            x = Vector512.Create(a4[at]);
            c40 = Vector512.FusedMultiplyAdd(x, b0, c40);
            c41 = Vector512.FusedMultiplyAdd(x, b1, c41);
            x = Vector512.Create(a5[at]);
            c50 = Vector512.FusedMultiplyAdd(x, b0, c50);
            c51 = Vector512.FusedMultiplyAdd(x, b1, c51);
            x = Vector512.Create(a6[at]);
            c60 = Vector512.FusedMultiplyAdd(x, b0, c60);
            c61 = Vector512.FusedMultiplyAdd(x, b1, c61);
            x = Vector512.Create(a7[at]);
            c70 = Vector512.FusedMultiplyAdd(x, b0, c70);
            c71 = Vector512.FusedMultiplyAdd(x, b1, c71);
        }

        c00.Store(block);
        c01.Store(block + 16);
        c10.Store(block + 32);
        c11.Store(block + 48);
        c20.Store(block + 64);
        c21.Store(block + 80);
        c30.Store(block + 96);
        c31.Store(block + 112);
        c40.Store(block + 128);
        c41.Store(block + 144);
        c50.Store(block + 160);
        c51.Store(block + 176);
        c60.Store(block + 192);
        c61.Store(block + 208);
        c70.Store(block + 224);
        c71.Store(block + 240);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Narrow(in Panel panel, int* rowsOfA, float* a, Beginning begin, float* block)
    {
        var a0 = a + rowsOfA[0];
        var a1 = a + rowsOfA[1];
        var a2 = a + rowsOfA[2];
        var a3 = a + rowsOfA[3];
        var a4 = a + rowsOfA[4];
        var a5 = a + rowsOfA[5];
        var a6 = a + rowsOfA[6];
        var a7 = a + rowsOfA[7];
        var c0 = Vector512.Load(begin.Row(0));
        var c1 = Vector512.Load(begin.Row(1));
        var c2 = Vector512.Load(begin.Row(2));
        var c3 = Vector512.Load(begin.Row(3));
        var c4 = Vector512.Load(begin.Row(4));
        var c5 = Vector512.Load(begin.Row(5));
        var c6 = Vector512.Load(begin.Row(6));
        var c7 = Vector512.Load(begin.Row(7));
        var terms = panel.TermsOfA;
        var b = panel.Values;
        var count = panel.Terms;
        for (var k = 0; k < count; k++)
        {
            var at = terms[k];
            var b0 = Vector512.Load(b);
            b += PanelColumns;
            c0 = Vector512.FusedMultiplyAdd(Vector512.Create(a0[at]), b0, c0);
            c1 = Vector512.FusedMultiplyAdd(Vector512.Create(a1[at]), b0, c1);
            c2 = Vector512.FusedMultiplyAdd(Vector512.Create(a2[at]), b0, c2);
            c3 = Vector512.FusedMultiplyAdd(Vector512.Create(a3[at]), b0, c3);
            c4 = Vector512.FusedMultiplyAdd(Vector512.Create(a4[at]), b0, c4);
            c5 = Vector512.FusedMultiplyAdd(Vector512.Create(a5[at]), b0, c5);
            c6 = Vector512.FusedMultiplyAdd(Vector512.Create(a6[at]), b0, c6);
            c7 = Vector512.FusedMultiplyAdd(Vector512.Create(a7[at]), b0, c7);
        }

        c0.Store(block);
        c1.Store(block + 32);
        c2.Store(block + 64);
        c3.Store(block + 96);
        c4.Store(block + 128);
        c5.Store(block + 160);
        c6.Store(block + 192);
        c7.Store(block + 224);
    }

    /// <summary>What the sums of a block begin with: a row for each of its rows, or one for all.</summary>
    private readonly struct Beginning(float* values, int stride)
    {
        public bool FromOutput => stride != 0;

        public float* Row(int row) => values + (row * stride);
    }

    /// <summary>Where rows begin.</summary>
    private readonly struct RowSet(int* ofA, int* ofC, int count)
    {
        public readonly int* OfA = ofA;
        public readonly int* OfC = ofC;
        public readonly int Count = count;
    }

    /// <summary>A stretch of <c>k</c> and a few columns of B.</summary>
    private readonly struct Panel(int* termsOfA, int terms, float* values, int columns)
    {
        public readonly int* TermsOfA = termsOfA;
        public readonly int Terms = terms;
        public readonly float* Values = values;
        public readonly int Columns = columns;
    }
}

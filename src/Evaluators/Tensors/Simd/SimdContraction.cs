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
            return new Beginning(null);
        }

        for (var i = 0; i < PanelColumns; i++)
        {
            scratch[First + i] = start == ContractionStart.Bias && i < columns ? bias[i] : 0;
        }

        return new Beginning(scratch + First);
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
        var from = stackalloc float*[BlockRows];
        var to = stackalloc float*[BlockRows];
        var direct = panel.Columns == PanelColumns;
        for (var row = 0; row < rows.Count; row += BlockRows)
        {
            // Rows that there are not are computed as the last one again, and left.
            var count = Math.Min(BlockRows, rows.Count - row);
            for (var i = 0; i < BlockRows; i++)
            {
                ofA[i] = rows.OfA[row + Math.Min(i, count - 1)];
                to[i] = direct && i < count ? c + rows.OfC[row + i] : block + (i * PanelColumns);
                from[i] = begin.FromOutput ? to[i] : begin.Values;
            }

            for (var i = 0; i < count && begin.FromOutput && !direct; i++)
            {
                Line(c + rows.OfC[row + i], block + (i * PanelColumns), panel.Columns);
            }

            if (panel.Columns > Lane16.Width)
            {
                Wide(panel, ofA, a, from, to);
            }
            else
            {
                Narrow(panel, ofA, a, from, to);
            }

            for (var i = 0; i < count && !direct; i++)
            {
                Line(block + (i * PanelColumns), c + rows.OfC[row + i], panel.Columns);
            }
        }
    }

    /// <summary>Copies fewer columns than a panel has; a whole vector at a time where that is what there is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Line(float* from, float* to, int columns)
    {
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
    private static void Wide(in Panel panel, int* rowsOfA, float* a, float** from, float** to)
    {
        var a0 = a + rowsOfA[0];
        var a1 = a + rowsOfA[1];
        var a2 = a + rowsOfA[2];
        var a3 = a + rowsOfA[3];
        var a4 = a + rowsOfA[4];
        var a5 = a + rowsOfA[5];
        var a6 = a + rowsOfA[6];
        var a7 = a + rowsOfA[7];
        var (c00, c01) = (Vector512.Load(from[0]), Vector512.Load(from[0] + 16));
        var (c10, c11) = (Vector512.Load(from[1]), Vector512.Load(from[1] + 16));
        var (c20, c21) = (Vector512.Load(from[2]), Vector512.Load(from[2] + 16));
        var (c30, c31) = (Vector512.Load(from[3]), Vector512.Load(from[3] + 16));
        var (c40, c41) = (Vector512.Load(from[4]), Vector512.Load(from[4] + 16));
        var (c50, c51) = (Vector512.Load(from[5]), Vector512.Load(from[5] + 16));
        var (c60, c61) = (Vector512.Load(from[6]), Vector512.Load(from[6] + 16));
        var (c70, c71) = (Vector512.Load(from[7]), Vector512.Load(from[7] + 16));
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

        c00.Store(to[0]);
        c01.Store(to[0] + 16);
        c10.Store(to[1]);
        c11.Store(to[1] + 16);
        c20.Store(to[2]);
        c21.Store(to[2] + 16);
        c30.Store(to[3]);
        c31.Store(to[3] + 16);
        c40.Store(to[4]);
        c41.Store(to[4] + 16);
        c50.Store(to[5]);
        c51.Store(to[5] + 16);
        c60.Store(to[6]);
        c61.Store(to[6] + 16);
        c70.Store(to[7]);
        c71.Store(to[7] + 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Narrow(in Panel panel, int* rowsOfA, float* a, float** from, float** to)
    {
        var a0 = a + rowsOfA[0];
        var a1 = a + rowsOfA[1];
        var a2 = a + rowsOfA[2];
        var a3 = a + rowsOfA[3];
        var a4 = a + rowsOfA[4];
        var a5 = a + rowsOfA[5];
        var a6 = a + rowsOfA[6];
        var a7 = a + rowsOfA[7];
        var c0 = Vector512.Load(from[0]);
        var c1 = Vector512.Load(from[1]);
        var c2 = Vector512.Load(from[2]);
        var c3 = Vector512.Load(from[3]);
        var c4 = Vector512.Load(from[4]);
        var c5 = Vector512.Load(from[5]);
        var c6 = Vector512.Load(from[6]);
        var c7 = Vector512.Load(from[7]);
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

        c0.Store(to[0]);
        c1.Store(to[1]);
        c2.Store(to[2]);
        c3.Store(to[3]);
        c4.Store(to[4]);
        c5.Store(to[5]);
        c6.Store(to[6]);
        c7.Store(to[7]);
    }

    /// <summary>What the sums of a block begin with: a row for all, or what is there.</summary>
    private readonly struct Beginning(float* values)
    {
        public readonly float* Values = values;

        public bool FromOutput => Values == null;
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

using System.Runtime.InteropServices;
using FsCheck.Xunit;

namespace EvoLLM.Evaluators.Tests;

public sealed unsafe class SimdContractionTests
{
    /// <summary>Whatever the sizes, each output has the bits of one chain of fused multiply-adds in the order of its terms.</summary>
    [Property(MaxTest = 200)]
    public bool Run_AnySizes_HasTheBitsOfTheRule(ulong seed)
    {
        var random = new Random((int)(seed % int.MaxValue));
        var (rows, columns, terms) = (random.Next(1, 40), random.Next(1, 80), random.Next(1, 300));
        var turned = random.Next(2) == 0;
        var work = new Contraction
        {
            RowsOfA = Steps(rows, terms),
            RowsOfC = Steps(rows, columns),
            TermsOfA = Steps(terms, 1),
            TermsOfB = Steps(terms, turned ? 1 : columns),
            ColumnsOfB = turned ? terms : 1,
            Columns = columns,
            Start = (ContractionStart)random.Next(3),
        };
        float[] a = Draw(rows * terms), b = Draw(terms * columns), c = Draw(rows * columns), bias = Draw(columns);
        var got = Run(work, a, b, c, bias);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var sum = work.Start switch { ContractionStart.Zero => 0, ContractionStart.Bias => bias[j], _ => c[(i * columns) + j] };
                for (var k = 0; k < terms; k++)
                {
                    sum = MathF.FusedMultiplyAdd(a[work.RowsOfA[i] + work.TermsOfA[k]], b[work.TermsOfB[k] + (j * work.ColumnsOfB)], sum);
                }

                if (BitConverter.SingleToInt32Bits(sum) != BitConverter.SingleToInt32Bits(got[(i * columns) + j]))
                {
                    return false;
                }
            }
        }

        return true;

        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }

    private static int[] Steps(int count, int stride) => [.. Enumerable.Range(0, count).Select(i => i * stride)];

    private static float[] Run(Contraction work, float[] a, float[] b, float[] c, float[] bias)
    {
        var scratch = (float*)NativeMemory.AlignedAlloc(SimdContraction.Scratch * sizeof(float), 64);
        float[] behind = [.. b, .. new float[32]], result = [.. c];
        fixed (float* pa = a, pb = behind, pc = result, start = bias)
        {
            SimdContraction.Run(work, pa, pb, pc, start, scratch);
        }

        NativeMemory.AlignedFree(scratch);
        return result;
    }
}

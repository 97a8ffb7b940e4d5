using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Operators.Tests;

public sealed class ProgramConstantsTests
{
    private const string Program =
        """
        using System;

        public static class Candidate
        {
            private const double Share = 0.50; // kept as it is written

            public static double Score(double x, int[] items)
            {
                var limit = 1e-3;
                for (var i = 0; i < 3; i++)
                {
                    limit += items[i + 1] * -2.5f - 1_000L;
                }

                return Math.Max(0, x-0.125) * (-4) + Share % 2 + limit;
            }
        }
        """;

    [Fact]
    public void Read_Program_FindsTheNumbersThatAreValuesWithTheirSigns() =>
        Assert.Equal([0.5, 1e-3, -2.5, 1000, 0, 0.125, -4, 2], ProgramConstants.Read(Program).Values);

    [Fact]
    public void Write_SameValues_IsTheSameTextByteForByte()
    {
        var constants = ProgramConstants.Read(Program);
        Assert.Equal(Program, constants.Write(constants.Values, [3, 3, 3, 3, 3, 3, 3, 3]));
    }

    [Theory]
    [InlineData(0, 0.25, "Share = 0.25;")]
    [InlineData(0, -7, "Share = -7.0;")]
    [InlineData(2, 2.5, "* 2.5f - 1_000L")]
    [InlineData(3, 17, "* -2.5f - 17f;")]
    [InlineData(4, -3.5, "Math.Max(-3.5, x-0.125)")]
    [InlineData(5, -0.125, "x-(-0.125))")]
    [InlineData(6, 4, "* (4.0)")]
    [InlineData(7, 1e-7, "% 1E-07 ")]
    public void Write_OneOther_ChangesOnlyThatOne(int index, double value, string expected)
    {
        var constants = ProgramConstants.Read(Program);
        var values = constants.Values;
        values[index] = value;
        var written = constants.Write(values, [6, 6, 6, 6, 6, 6, 6, 6]);
        Assert.Contains(expected, written, StringComparison.Ordinal);
        Assert.Equal(values, ProgramConstants.Read(written).Values);
    }

    [Property(MaxTest = 100)]
    public bool Write_AnyValues_AreReadBackAndCompile(ulong seed)
    {
        var random = new SeededRandom(seed);
        var constants = ProgramConstants.Read(Program);
        var values = new double[constants.Count];
        random.NextNormals(values);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = constants[i].Round(Math.Round(values[i] * Math.Pow(10, random.Next(-3, 4)), 6));
        }

        // A single-precision number is read back as the nearest one.
        values[2] = (float)values[2];
        var written = constants.Write(values, [.. Enumerable.Repeat(15, values.Length)]);
        return SyntaxProgram.Bind(written).Compiles && ProgramConstants.Read(written).Values.Zip(values).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-6 * Math.Abs(pair.Second));
    }

    [Fact]
    public void Round_Integers_StayCounts()
    {
        var constants = ProgramConstants.Read("public static class C { public static int F(int x) => x % 5 + 0 * x - -3; }");
        Assert.Equal([5, 0, -3], constants.Values);
        Assert.Equal(1, constants[0].Round(-2.2));
        Assert.Equal(3, constants[0].Round(2.7));
        Assert.Equal(0, constants[1].Round(-8));
        Assert.Equal(-9, constants[2].Round(-9.3));
    }
}

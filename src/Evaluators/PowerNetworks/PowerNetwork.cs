using System.Runtime.Intrinsics;

namespace EvoLLM.Evaluators;

/// <summary>
/// The impedances of a power distribution network between all pairs of its ports over a range of frequencies, and what decoupling
/// capacitors do to it (Kim et al. 2023, DevFormer).
/// </summary>
/// <param name="Ports">How many ports there are.</param>
/// <param name="Frequencies">The frequencies in Hz, above 0.</param>
/// <param name="Capacitor">The size of a capacitor's impedance at each frequency, in ohm.</param>
/// <param name="Real">The real parts of the impedances: those of ports i and j begin at (i times ports plus j) times the number of frequencies.</param>
/// <param name="Imaginary">The imaginary parts, in the same order.</param>
public sealed record PowerNetwork(int Ports, double[] Frequencies, double[] Capacitor, double[] Real, double[] Imaginary)
{
    private static readonly int Width = Vector256<double>.Count;

    /// <summary>
    /// How much capacitors at some ports lower the impedance that is seen at a probing port: the sum over all frequencies of the difference
    /// in ohm over the frequency in GHz, over 10.
    /// </summary>
    /// <param name="probe">The probing port, from 0.</param>
    /// <param name="capacitors">The ports with a capacitor, all different, none the probing port.</param>
    public double Reward(int probe, IReadOnlyList<int> capacitors)
    {
        ArgumentNullException.ThrowIfNull(capacitors);
        int[] ports = [.. capacitors, probe];
        var matrix = new ComplexVector[ports.Length * ports.Length];
        var sum = 0.0;
        for (var first = 0; first < Frequencies.Length; first += Width)
        {
            Load(matrix, ports, first);
            var before = matrix[^1].Magnitude();
            var difference = before - Eliminate(matrix, ports.Length).Magnitude();
            for (var lane = 0; lane < Math.Min(Width, Frequencies.Length - first); lane++)
            {
                sum += difference[lane] * 1e9 / Frequencies[first + lane];
            }
        }

        return sum / 10;
    }

    private void Load(ComplexVector[] matrix, int[] ports, int first)
    {
        Span<double> capacitor = stackalloc double[Width];
        capacitor.Fill(1);
        Capacitor.AsSpan(first, Math.Min(Width, Capacitor.Length - first)).CopyTo(capacitor);
        for (var row = 0; row < ports.Length; row++)
        {
            for (var column = 0; column < ports.Length; column++)
            {
                var start = (((ports[row] * Ports) + ports[column]) * Frequencies.Length) + first;
                matrix[(row * ports.Length) + column] = new ComplexVector(Four(Real, start), Four(Imaginary, start));
            }

            if (row < ports.Length - 1)
            {
                ref var own = ref matrix[(row * ports.Length) + row];
                own = own with { Real = own.Real + Vector256.Create<double>(capacitor) };
            }
        }
    }

    /// <summary>
    /// Eliminates all ports but the last, whose impedance remains (the Schur complement). No pivots are sought: a passive network's impedances
    /// have a positive definite real part, with which elimination is stable.
    /// </summary>
    private static ComplexVector Eliminate(ComplexVector[] matrix, int ports)
    {
        for (var pivot = 0; pivot < ports - 1; pivot++)
        {
            var top = matrix.AsSpan(pivot * ports, ports);
            var inverse = top[pivot].Inverse();
            for (var row = pivot + 1; row < ports; row++)
            {
                var below = matrix.AsSpan(row * ports, ports);
                var factor = below[pivot] * inverse;
                for (var column = pivot + 1; column < ports; column++)
                {
                    below[column] -= factor * top[column];
                }
            }
        }

        return matrix[^1];
    }

    /// <summary>Four numbers from a place on, and 1 beyond the end.</summary>
    private static Vector256<double> Four(double[] numbers, int start)
    {
        if (start + Width <= numbers.Length)
        {
            return Vector256.Create<double>(numbers.AsSpan(start, Width));
        }

        Span<double> four = stackalloc double[Width];
        four.Fill(1);
        numbers.AsSpan(start).CopyTo(four);
        return Vector256.Create<double>(four);
    }
}

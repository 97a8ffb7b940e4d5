namespace EvoLLM.Evaluators;

/// <summary>
/// MNIST-1D (Greydanus and Kobak 2024, arXiv 2011.14439): ten shapes of twelve points, padded, scaled, moved, sheared and blurred into
/// signals of 40 points. Generated as published, float for float: 4,000 rows to train on and 1,000 to test on.
/// </summary>
public static class Mnist1d
{
    private const int PerClass = 500;
    private const int TrainingRows = 4000;
    private const int Points = 72;
    private const int MostMoved = 48;

    // The shapes of the digits 0 to 9 as published.
    private static readonly double[][] Templates =
    [
        [5, 6, 6.5, 6.75, 7, 7, 7, 7, 6.75, 6.5, 6, 5],
        [5, 3, 3, 3.4, 3.8, 4.2, 4.6, 5, 5.4, 5.8, 5, 5],
        [5, 6, 6.5, 6.5, 6, 5.25, 4.75, 4, 3.5, 3.5, 4, 5],
        [5, 6, 6.5, 6.5, 6, 5, 5, 6, 6.5, 6.5, 6, 5],
        [5, 4.4, 3.8, 3.2, 2.6, 2.6, 5, 5, 5, 5, 5, 5],
        [5, 3, 3, 3, 3, 5, 6, 6.5, 6.5, 6, 4.5, 5],
        [5, 4, 3.5, 3.25, 3, 3, 3, 3, 3.25, 3.5, 4, 5],
        [5, 7, 7, 6.6, 6.2, 5.8, 5.4, 5, 4.6, 4.2, 5, 5],
        [5, 4, 3.5, 3.5, 4, 5, 5, 4, 3.5, 3.5, 4, 5],
        [5, 4, 3.5, 3.5, 4, 5, 5, 5, 5, 4.7, 4.3, 5],
    ];

    private static readonly Lazy<(LabelledRows Training, LabelledRows Test)> Published = new(Generate);

    /// <summary>Points of a signal.</summary>
    public const int Width = 40;

    /// <summary>The digits.</summary>
    public const int Classes = 10;

    /// <summary>The published training rows, in their order.</summary>
    public static LabelledRows Training => Published.Value.Training;

    /// <summary>The published test rows, in their order.</summary>
    public static LabelledRows Test => Published.Value.Test;

    private static (LabelledRows Training, LabelledRows Test) Generate()
    {
        var random = new LegacyRandom(42);
        var rows = Templates.SelectMany((template, label) => Enumerable.Range(0, PerClass).Select(_ => (Signal: Draw(Normalised(template), random), Label: label))).ToArray();
        for (var i = rows.Length - 1; i > 0; i--)
        {
            var other = random.NextInteger(0, i + 1);
            (rows[i], rows[other]) = (rows[other], rows[i]);
        }

        double[] values = [.. rows.SelectMany(row => row.Signal)];
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        var all = new LabelledRows(Width, Classes, values.Select(value => (float)((value - mean) / deviation)).ToArray(), rows.Select(row => row.Label).ToArray());
        return (all.Slice(0, TrainingRows), all.Slice(TrainingRows, rows.Length - TrainingRows));
    }

    private static double[] Normalised(double[] template)
    {
        var mean = template.Average();
        var deviation = Math.Sqrt(template.Average(value => (value - mean) * (value - mean)));
        return [.. template.Select(value => (((value - mean) / deviation) - ((template[0] - mean) / deviation)) / 6)];
    }

    private static double[] Draw(double[] template, LegacyRandom random)
    {
        // What belongs to the shape is told from the padding by not being 0.
        double[] padded = [.. template.Select(value => value + 1e-8), .. new double[36 + (int)(random.NextDouble() * 25)]];
        var scale = 1 + (0.4 * (random.NextDouble() - 0.5));
        double[] scaled = [.. Resampled(padded, Points).Select(value => value * scale)];
        var moved = random.NextInteger(0, MostMoved);
        double[] signal = [.. scaled[^moved..], .. scaled[..^moved]];
        var background = Smooth([.. Normals(random).Select(value => 0.25 * value)]);
        double[] noisy = [.. Normals(random).Select((value, i) => (signal[i] != 0 ? signal[i] : background[i]) + (0.02 * value))];
        var shear = 0.75 * (random.NextDouble() - 0.5);
        return Resampled([.. noisy.Select((value, i) => value - (shear * (-0.5 + ((double)i / (Points - 1)))))], Width);
    }

    /// <summary>As many normal numbers as a signal has points: NumPy's polar method, which gives the second of a pair first.</summary>
    private static double[] Normals(LegacyRandom random)
    {
        var normals = new double[Points];
        for (var i = 0; i < Points; i += 2)
        {
            double x, y, square;
            do
            {
                (x, y) = ((2 * random.NextDouble()) - 1, (2 * random.NextDouble()) - 1);
                square = (x * x) + (y * y);
            }
            while (square is >= 1 or 0);
            var factor = Math.Sqrt(-2 * Math.Log(square) / square);
            (normals[i], normals[i + 1]) = (factor * y, factor * x);
        }

        return normals;
    }

    /// <summary>A Gaussian filter of standard deviation 2, cut at 8 points; the signal is mirrored at its ends.</summary>
    private static double[] Smooth(double[] signal)
    {
        const int Radius = 8;
        double[] weights = [.. Enumerable.Range(-Radius, (2 * Radius) + 1).Select(offset => Math.Exp(-0.125 * offset * offset))];
        var sum = weights.Sum();
        return [.. signal.Select((_, i) => Enumerable.Range(-Radius, (2 * Radius) + 1).Sum(offset => weights[offset + Radius] / sum * signal[Mirrored(i + offset, signal.Length)]))];
    }

    private static int Mirrored(int index, int length) => index < 0 ? -index - 1 : index >= length ? (2 * length) - 1 - index : index;

    /// <summary>Reads a signal at other points, linearly; both ends stay. In SciPy's order of steps: what rounding leaves of a 0 decides whether a point is padding.</summary>
    private static double[] Resampled(double[] signal, int points)
    {
        var places = Spread(signal.Length);
        return
        [
            .. Spread(points).Select(place =>
            {
                var right = Math.Clamp(Array.FindIndex(places, known => known >= place), 1, signal.Length - 1);
                var slope = (signal[right] - signal[right - 1]) / (places[right] - places[right - 1]);
                return (slope * (place - places[right - 1])) + signal[right - 1];
            }),
        ];
    }

    /// <summary>Numbers from 0 to 1 at equal distances.</summary>
    private static double[] Spread(int count) => [.. Enumerable.Range(0, count - 1).Select(i => i * (1.0 / (count - 1))), 1];
}

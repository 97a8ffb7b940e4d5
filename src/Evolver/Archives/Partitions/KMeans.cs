namespace EvoLLM.Evolver;

/// <summary>Lloyd's algorithm (1982): centroids that lie in the middle of the samples nearest to them.</summary>
internal static class KMeans
{
    /// <summary>Spreads centroids over samples, beginning with different ones of them.</summary>
    /// <param name="samples">The samples, one after the other; at least as many as centroids.</param>
    /// <param name="dimensions">How many numbers a sample has.</param>
    /// <param name="count">How many centroids are wanted.</param>
    /// <param name="rounds">How often they are moved at most; earlier no sample changes sides any more.</param>
    /// <returns>The centroids, one after the other.</returns>
    public static double[] Centroids(ReadOnlySpan<double> samples, int dimensions, int count, int rounds)
    {
        // The samples are random already: the first of them are as good as any.
        var centroids = samples[..(count * dimensions)].ToArray();
        var nearest = new int[samples.Length / dimensions];
        for (var round = 0; round < rounds; round++)
        {
            var tree = new KdTree(centroids, dimensions);
            var moved = round == 0;
            for (var sample = 0; sample < nearest.Length; sample++)
            {
                var before = nearest[sample];
                nearest[sample] = tree.Nearest(samples.Slice(sample * dimensions, dimensions));
                moved |= nearest[sample] != before;
            }

            if (!moved)
            {
                break;
            }

            Move(centroids, samples, nearest, dimensions);
        }

        return centroids;
    }

    private static void Move(Span<double> centroids, ReadOnlySpan<double> samples, ReadOnlySpan<int> nearest, int dimensions)
    {
        var sums = new double[centroids.Length];
        var counts = new int[centroids.Length / dimensions];
        for (var sample = 0; sample < nearest.Length; sample++)
        {
            counts[nearest[sample]]++;
            for (var i = 0; i < dimensions; i++)
            {
                sums[(nearest[sample] * dimensions) + i] += samples[(sample * dimensions) + i];
            }
        }

        for (var i = 0; i < sums.Length; i++)
        {
            // One that is nearest to nothing stays where it is.
            centroids[i] = counts[i / dimensions] > 0 ? sums[i] / counts[i / dimensions] : centroids[i];
        }
    }
}

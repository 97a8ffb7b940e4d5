namespace EvoLLM.Evolver;

/// <summary>Draws elites from an archive. A draw takes the same time whatever the archive holds.</summary>
public static class ArchiveSampling
{
    /// <summary>Draws a solution, each elite with the same probability.</summary>
    /// <typeparam name="T">What is searched for.</typeparam>
    /// <param name="archive">Where from.</param>
    /// <param name="random">The stream of this decision.</param>
    /// <exception cref="InvalidOperationException">The archive is empty.</exception>
    public static T Sample<T>(this IArchive<T> archive, Random random)
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentNullException.ThrowIfNull(random);
        RequireElites(archive);
        return archive.Solution(random.Next(archive.Count));
    }

    /// <summary>Draws elites with replacement: the same one may come twice.</summary>
    /// <typeparam name="T">What is searched for.</typeparam>
    /// <param name="archive">Where from.</param>
    /// <param name="count">How many, 0 or more.</param>
    /// <param name="random">The stream of this decision.</param>
    /// <exception cref="InvalidOperationException">The archive is empty.</exception>
    public static IReadOnlyList<ArchiveEntry<T>> Sample<T>(this IArchive<T> archive, int count, Random random)
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(random);
        RequireElites(archive);
        var sample = new ArchiveEntry<T>[count];
        for (var i = 0; i < count; i++)
        {
            sample[i] = archive[random.Next(archive.Count)];
        }

        return sample;
    }

    /// <summary>Draws different elites, every set of them with the same probability, in random order.</summary>
    /// <typeparam name="T">What is searched for.</typeparam>
    /// <param name="archive">Where from.</param>
    /// <param name="count">How many, 0 or more and no more than there are.</param>
    /// <param name="random">The stream of this decision.</param>
    /// <exception cref="InvalidOperationException">The archive is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">More than there are.</exception>
    public static IReadOnlyList<ArchiveEntry<T>> SampleDistinct<T>(this IArchive<T> archive, int count, Random random)
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(random);
        RequireElites(archive);
        if (count > archive.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(count), $"{count} different elites were asked for; the archive holds {archive.Count}.");
        }

        // The first steps of a Fisher-Yates shuffle; only the places that moved are written down.
        var moved = new Dictionary<int, int>(count);
        var sample = new ArchiveEntry<T>[count];
        for (var i = 0; i < count; i++)
        {
            var drawn = random.Next(i, archive.Count);
            sample[i] = archive[moved.GetValueOrDefault(drawn, drawn)];
            moved[drawn] = moved.GetValueOrDefault(i, i);
        }

        return sample;
    }

    private static void RequireElites<T>(IArchive<T> archive)
    {
        if (archive.Count == 0)
        {
            throw new InvalidOperationException("The archive is empty.");
        }
    }
}

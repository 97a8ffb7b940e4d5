namespace EvoLLM.Evolver;

/// <summary>How archives are enumerated.</summary>
internal static class ArchiveEnumeration
{
    /// <summary>Gives the elites in order until one of them changes.</summary>
    /// <param name="current">The elites that the archive holds now.</param>
    public static IEnumerator<ArchiveEntry<T>> Enumerate<T>(Func<EliteStore<T>> current)
    {
        var elites = current();
        return Enumerate(current, elites, elites.Version);
    }

    private static IEnumerator<ArchiveEntry<T>> Enumerate<T>(Func<EliteStore<T>> current, EliteStore<T> elites, int version)
    {
        for (var slot = 0; ; slot++)
        {
            if (current() != elites || elites.Version != version)
            {
                throw new InvalidOperationException("The archive was changed while it was enumerated.");
            }

            if (slot == elites.Count)
            {
                yield break;
            }

            yield return elites.Entry(slot);
        }
    }
}

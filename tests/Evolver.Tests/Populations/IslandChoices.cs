namespace EvoLLM.Evolver.Tests;

/// <summary>Any configuration of islands, from a few random numbers.</summary>
internal static class IslandChoices
{
    public static IslandOptions Of(ulong seed)
    {
        var random = new SeededRandom(seed, "configuration", 0);
        return new IslandOptions
        {
            Count = 1 + random.Next(6),
            SharedArchive = random.Next(3) == 0,
            Migration = new MigrationOptions
            {
                Topology = (MigrationTopology)random.Next(3),
                Interval = 1 + random.Next(5),
                Emigrants = 1 + random.Next(4),
                Share = random.Next(3) == 0 ? 0.1 + (random.NextDouble() * 0.9) : null,
                Choice = (EmigrantChoice)random.Next(2),
            },
            Reset = new ResetOptions
            {
                Rule = (ResetRule)random.Next(3),
                Interval = 1 + random.Next(8),
                Share = 0.1 + (random.NextDouble() * 0.8),
                Founders = 1 + random.Next(3),
                From = (FounderSource)random.Next(2),
            },
        };
    }
}

namespace EvoLLM.Operators;

/// <summary>What can be set in random restarts; as many candidates as the other baselines.</summary>
internal sealed record RandomRestartsOptions : BaselineOptions
{
    [MethodOption("climbs side by side", Minimum = 1, Maximum = 10_000)]
    public int Climbs { get; set; } = 10;

    [MethodOption("turns of a climb with its restarts, each a candidate", Minimum = 1, Maximum = 10_000)]
    public int Turns { get; set; } = 80;

    [MethodOption("turns without a better candidate after which a climb starts from nothing again", Minimum = 1, Maximum = 10_000)]
    public int Patience { get; set; } = 8;
}

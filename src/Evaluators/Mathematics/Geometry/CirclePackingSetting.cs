namespace EvoLLM.Evaluators;

/// <summary>How one problem of packing circles differs from the others.</summary>
internal sealed record CirclePackingSetting(string Name, int Count, string Container)
{
    public required string Signature { get; init; }

    public required string Meaning { get; init; }

    public required string Seed { get; init; }

    public required double BestKnown { get; init; }

    public required IReadOnlyList<PublishedFigure> Published { get; init; }

    public required IReadOnlyList<ReferenceProgram> References { get; init; }
}

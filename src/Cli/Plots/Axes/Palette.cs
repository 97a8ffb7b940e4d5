using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>Colours for things without an order that people with any kind of colour vision can tell apart.</summary>
internal static class Palette
{
    // Okabe and Ito (2008), without yellow, which is lost on white.
    private static readonly Colour[] Okabe =
    [
        Colour.Of(0x0072B2), Colour.Of(0xD55E00), Colour.Of(0x009E73), Colour.Of(0xCC79A7), Colour.Of(0xE69F00), Colour.Of(0x56B4E9), Colour.Of(0x000000),
    ];

    private static readonly double[][] Dashes = [[], [6, 3], [2, 2]];

    // Tol (2021), 'muted', with two greys; what came out well is the palest.
    private static readonly SortedDictionary<EvaluationStatus, Colour> Statuses = new()
    {
        [EvaluationStatus.Ok] = Colour.Of(0x88CCEE),
        [EvaluationStatus.Duplicate] = Colour.Of(0xDDDDDD),
        [EvaluationStatus.NoProposal] = Colour.Of(0x777777),
        [EvaluationStatus.ParseFailed] = Colour.Of(0x332288),
        [EvaluationStatus.CompileFailed] = Colour.Of(0xCC6677),
        [EvaluationStatus.PolicyRejected] = Colour.Of(0xAA4499),
        [EvaluationStatus.TimedOut] = Colour.Of(0xDDCC77),
        [EvaluationStatus.OutOfFuel] = Colour.Of(0x999933),
        [EvaluationStatus.OutOfMemory] = Colour.Of(0x44AA99),
        [EvaluationStatus.Crashed] = Colour.Of(0x222222),
        [EvaluationStatus.RuntimeFailed] = Colour.Of(0x117733),
        [EvaluationStatus.InvalidResult] = Colour.Of(0x882255),
        [EvaluationStatus.Thought] = Colour.Of(0xBBBBBB),
        [EvaluationStatus.Screened] = Colour.Of(0xEECC66),
    };

    /// <summary>The line of a series; after seven the colours come again with dashes.</summary>
    public static Pen Series(int index) => new(Okabe[index % Okabe.Length], 1.8) { Dashes = Dashes[index / Okabe.Length % Dashes.Length] };

    /// <summary>The colour of a status, the same in every picture.</summary>
    public static Colour Of(EvaluationStatus status) => Statuses[status];
}

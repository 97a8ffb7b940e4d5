namespace EvoLLM.Operators;

/// <summary>What can be set in EvoPrompting; the defaults are the paper's.</summary>
internal sealed record EvoPromptingOptions
{
    [MethodOption("how many rounds there are", Minimum = 1, Maximum = 100_000)]
    public int Rounds { get; init; } = 10;

    [MethodOption("prompts a round", Minimum = 1, Maximum = 10_000)]
    public int Prompts { get; init; } = 10;

    [MethodOption("programs asked for with each prompt", Minimum = 1, Maximum = 10_000)]
    public int Samples { get; init; } = 16;

    [MethodOption("parents shown in a prompt, drawn with replacement", Minimum = 1, Maximum = 100)]
    public int Parents { get; init; } = 2;

    [MethodOption("programs that may be parents in the next round", Minimum = 1, Maximum = 10_000)]
    public int Kept { get; init; } = 10;

    [MethodOption("who may be parents")]
    public ParentPoolKind Pool { get; init; } = ParentPoolKind.Fittest;

    [MethodOption("what takes the place of the paper's prompt tuning between rounds")]
    public Adaptation Adaptation { get; init; } = Adaptation.Bandit;

    [MethodOption("programs whose error is not below it never are parents: a number, or none")]
    public string ErrorThreshold { get; init; } = NoThreshold;

    [MethodOption("the metric or measure that the threshold holds for, smaller is better; empty for the problem's own figure")]
    public string ErrorMetric { get; init; } = "";

    [MethodOption("the metric or measure that says how large a program is")]
    public string SizeMetric { get; init; } = MetricTargets.ProgramSize;

    [MethodOption("what target sizes are rounded to", Minimum = 1e-9)]
    public double SizeStep { get; init; } = 1;

    [MethodOption("the metric or measure that a target is set for, larger is better; empty for the problem's own figure")]
    public string FigureMetric { get; init; } = "";

    [MethodOption("what target figures are rounded to; 0 for nothing", Minimum = 0)]
    public double FigureStep { get; init; }

    [MethodOption("the largest target figure where larger is better")]
    public double FigureCap { get; init; } = double.PositiveInfinity;

    /// <summary>The programs of a round.</summary>
    public int PerRound => Prompts * Samples;

    /// <summary>The programs of the whole course, those that fail and duplicates included.</summary>
    public long Programs => (long)Rounds * PerRound;

    /// <summary>What <see cref="ErrorThreshold"/> says where there is none.</summary>
    public const string NoThreshold = "none";
}

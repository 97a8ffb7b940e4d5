using System.CommandLine;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>The options that end a run before its budget is spent.</summary>
internal sealed class StopOptions
{
    private readonly Option<double?> _target = new("--target") { Description = "Stop as soon as the objective reaches this figure. Default: the one that solves the problem, where it has such a one." };
    private readonly Option<int?> _patience = new Option<int?>("--patience") { Description = "Stop after so many evaluations without a new best." }.AtLeast(1);

    public IEnumerable<Option> All => [_target, _patience];

    /// <summary>What the user set, and the rest as it was.</summary>
    public StopRule Read(ParseResult parsed, Problem problem, StopRule before) => before with
    {
        TargetFitness = parsed.GetValue(_target) is { } target ? problem.Objective.Flip(target) : before.TargetFitness,
        Patience = parsed.GetValue(_patience) ?? before.Patience,
    };
}

using System.Globalization;
using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>
/// The course of EvoPrompting: in each round some prompts, each with parents of its own and some samples. Rounds wait for each
/// other, and nothing is learnt within one, so that the course does not depend on how many proposals are under way.
/// </summary>
internal sealed class EvoPromptingSchedule(EvoPromptingOptions options, ScheduleContext context, IOperator proposer) : ISchedule
{
    /// <summary>The note with the metrics that a child should reach.</summary>
    public const string TargetsNote = "targets";

    private readonly ParentPool _pool = new(options, new ErrorLimit(context.Problem, options), context.Seed);
    private readonly InContextChoice _choice = new(options.Adaptation, context.Seed);
    private readonly MetricTargets _targets = new(context.Problem, options);
    private readonly Dictionary<CandidateId, Sample> _open = [];
    private readonly List<(Sample Sample, bool Success)> _lessons = [];
    private long _decided;
    private int _round;
    private int _taken;

    public bool IsDone => _decided == options.Programs;

    public string? Conclusion => $"All {options.Programs} programs are made{(_taken > 0 ? "" : $"; none of them is valid{Threshold}")}.";

    private string Threshold => options.ErrorThreshold == EvoPromptingOptions.NoThreshold ? "" : $" with an error below {options.ErrorThreshold}";

    public Commission? Decide(CandidateId id)
    {
        if (IsDone || _decided / options.PerRound > _round)
        {
            return null;
        }

        var prompt = _decided / options.Samples;
        var rule = _choice.Rule(prompt);
        var parents = _pool.Draw(rule, prompt);
        var temperature = _choice.Temperature(_decided++);
        _open.Add(id, new Sample(rule, temperature, parents.Select(parent => parent.Fitness).DefaultIfEmpty(double.NegativeInfinity).Max()));
        return new Commission(proposer, parents)
        {
            Notes = new Dictionary<string, string>
            {
                [Inquirer.TemperatureNote] = InContextChoice.Temperatures[temperature].ToString(CultureInfo.InvariantCulture),
                [TargetsNote] = _targets.For(parents),
            },
        };
    }

    public void Commit(ProposalRecord record, Elite? elite)
    {
        // The history is a set: what is there already adds nothing to it.
        var added = record.Evaluation.Status == EvaluationStatus.Ok ? elite : null;
        if (!_open.Remove(record.Id, out var sample))
        {
            AddSeed(added);
            return;
        }

        var isTaken = added is not null && _pool.Add(added);
        _taken += isTaken ? 1 : 0;
        _lessons.Add((sample, isTaken && added!.Fitness > sample.Parents));
        if (_lessons.Count == options.PerRound)
        {
            EndRound();
        }
    }

    private void AddSeed(Elite? elite)
    {
        if (elite is not null)
        {
            _pool.AddSeed(elite);
        }
    }

    private void EndRound()
    {
        foreach (var (sample, success) in _lessons)
        {
            _choice.Learn(sample.Rule, sample.Temperature, success);
        }

        _lessons.Clear();
        _pool.Renew(_round++);
    }

    /// <summary>How a program was asked for.</summary>
    /// <param name="Rule">How its parents were drawn.</param>
    /// <param name="Temperature">Which temperature.</param>
    /// <param name="Parents">The fitness of its best parent.</param>
    private sealed record Sample(ParentRule Rule, int Temperature, double Parents);
}

using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>
/// ELM's bug-fixing benchmark (Lehman et al. 2022): asks for a fix of the same buggy program again and again, each time in one step,
/// and counts how far each answer came.
/// </summary>
/// <param name="Counts">How many answers were valid, compiled and ran.</param>
/// <param name="Correct">How many reached the figure that solves the problem.</param>
public sealed record BugFixing(ElmCounts Counts, int Correct)
{
    /// <summary>The diff operator with one fixed instruction, to mend bugs.</summary>
    /// <param name="prompting">The models.</param>
    /// <exception cref="PromptException">A prompt is missing or wrong.</exception>
    public static IOperator CreateOperator(Prompting prompting)
    {
        ArgumentNullException.ThrowIfNull(prompting);
        return prompting.CreateOperator(new PromptOperatorOptions("fix", "elm/fix")
        {
            Answer = AnswerForm.Edits,
            Values = request => new Dictionary<string, object?> { ["program"] = request.Attempt!.Source!.TrimEnd() },
        });
    }

    /// <summary>Asks for fixes, one after the other.</summary>
    /// <param name="proposer">Who mends.</param>
    /// <param name="task">What is to be mended.</param>
    /// <param name="evaluator">Who judges.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static async Task<BugFixing> RunAsync(IOperator proposer, BugFixingTask task, IEvaluator evaluator, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposer);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(evaluator);
        var buggy = new Attempt(new CandidateId(0), task.Program, Evaluation.Failed(EvaluationStatus.CompileFailed));
        var records = new List<ProposalRecord>();
        for (var id = 1; id <= task.Trials; id++)
        {
            var request = new ProposalRequest(new CandidateId(id), task.Problem, [], SeededRandom.Derive(task.Seed, "bug fixing", id)) { Attempt = buggy };
            var proposal = await proposer.ProposeAsync(request, cancellationToken);
            records.Add(new ProposalRecord
            {
                Id = request.Id,
                Lineage = new Lineage(proposer.Name, [buggy.Id]),
                Source = proposal.Source,
                Evaluation = await JudgeAsync(proposal, evaluator, cancellationToken),
                Calls = proposal.Calls,
            });
        }

        return new BugFixing(ElmCounts.Of(records), records.Count(record => IsSolved(record.Evaluation, task.Problem.Objective)));
    }

    private static bool IsSolved(Evaluation evaluation, Objective objective) =>
        evaluation.Fitness is { } fitness && objective.Solved is { } solved && fitness >= objective.Flip(solved);

    private static async Task<Evaluation> JudgeAsync(Proposal proposal, IEvaluator evaluator, CancellationToken cancellationToken)
    {
        if (proposal.Source is not { } source)
        {
            return proposal.Failure!;
        }

        var preparation = await evaluator.PrepareAsync(source, cancellationToken);
        return preparation.Failure ?? await evaluator.EvaluateAsync(preparation, Split.Training, cancellationToken);
    }
}

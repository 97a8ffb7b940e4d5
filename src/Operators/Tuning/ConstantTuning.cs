using System.Runtime.CompilerServices;
using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>
/// Tunes the numbers of a program by a CMA-ES (Hansen 2016, arXiv 1604.00772); what else the program is stays as it is.
/// The state of the strategy is no state of the operator: it is computed anew for each proposal from the judgements
/// of the family that the parent belongs to, so that the same history leads to the same proposal, whoever makes it.
/// </summary>
/// <remarks>
/// The mean begins at the numbers of the family's first program, and each number counts in units of that first value. Four
/// things differ from the book. Proposals under way were drawn before their generation's predecessors were judged; they
/// are learned from in proposal order, as solutions from elsewhere are (Hansen 2011, arXiv 1110.4181). Programs that failed
/// or were known before are left out, as if they had been drawn again. Integers are rounded and learned from as rounded,
/// so that they stop changing when steps get small. And a restart begins at the best of the family with the same population.
/// </remarks>
public sealed class ConstantTuning : IOperator
{
    private const int Attempts = 40;

    // Remembers what follows from a text alone, and only as long as somebody holds the text.
    private static readonly ConditionalWeakTable<string, double[]> Known = [];

    /// <inheritdoc/>
    public string Name => "tuning";

    /// <inheritdoc/>
    public int Parents => 1;

    /// <inheritdoc/>
    public Cost Reservation => default;

    /// <summary>Only where it is asked for.</summary>
    public double DefaultWeight => 0;

    /// <summary>The fittest of many: a strategy learns from many judgements of one skeleton, so they must not be scattered.</summary>
    public ParentSelection? Selection { get; } = new() { TournamentShare = 1, TournamentSize = 100 };

    /// <inheritdoc/>
    public bool WantsRelatives => true;

    /// <inheritdoc/>
    public ValueTask<Proposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var family = request.Relatives.Count > 0 ? request.Relatives : request.Parents;
        return ValueTask.FromResult(family.Count > 0 ? Propose(family, request.Problem.Contract?.Declarations, new SeededRandom(request.Seed), cancellationToken) : None("There is no program to tune."));
    }

    private static Proposal Propose(IReadOnlyList<Elite> family, string? declarations, SeededRandom random, CancellationToken cancellationToken)
    {
        var constants = ProgramConstants.Read(family[0].Candidate.Source);
        if (constants.Count == 0)
        {
            return None("The parent holds no number that could be tuned.");
        }

        var strategy = new ConstantStrategy(constants);
        strategy.Learn([.. family.Skip(1).Select(member => (Values: ValuesOf(member.Candidate.Source), member.Fitness)).Where(member => member.Values.Length == constants.Count)]);
        var known = family.Select(member => member.Candidate.Source).ToHashSet(StringComparer.Ordinal);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var source = strategy.Draw(random);
            if (!known.Contains(source) && SyntaxProgram.Bind(source, declarations).Compiles)
            {
                return new Proposal { Source = source, Note = $"{constants.Count} numbers, generation {strategy.Generation}" };
            }
        }

        return None("No other numbers led to another program that compiles.");
    }

    private static double[] ValuesOf(string source) => Known.GetValue(source, text => ProgramConstants.Read(text).Values);

    private static Proposal None(string reason) => new() { Failure = Evaluation.Failed(EvaluationStatus.NoProposal, reason) };
}

namespace EvoLLM.Evolver;

/// <summary>
/// One way to propose a candidate. Called from many threads at once; keeps no state between calls, so that a
/// proposal depends on its request and the model's answers only.
/// </summary>
public interface IOperator
{
    /// <summary>The name in lineages, statistics and options, e.g. <c>crossover</c>.</summary>
    string Name { get; }

    /// <summary>How many parents it wants, 1 or more.</summary>
    int Parents { get; }

    /// <summary>The most that one proposal can cost, repair included; set aside in the budget before it starts.</summary>
    Cost Reservation { get; }

    /// <summary>The most that one proposal can cost where it is known who is asked.</summary>
    /// <param name="model">The model's name; <see langword="null"/> where it is any of the run's.</param>
    Cost ReservationFor(string? model) => Reservation;

    /// <summary>How often it is used relative to the others where the options do not say, 0 or more.</summary>
    double DefaultWeight => 1;

    /// <summary>How its parents are drawn where it wants them otherwise than the run does.</summary>
    ParentSelection? Selection => null;

    /// <summary>Whether it wants to know what became of its own earlier proposals: <see cref="ProposalRequest.Relatives"/>.</summary>
    bool WantsRelatives => false;

    /// <summary>Makes one proposal.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="OperatorUnavailableException">No proposal can be made now or later, e.g. the key is wrong.</exception>
    ValueTask<Proposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken);

    /// <summary>Offers a proposal that could not be compiled back to the operator, once.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="proposal">What was proposed; its cost and calls are to be carried on.</param>
    /// <param name="failure">Why it cannot run.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>A repaired proposal, or <see langword="null"/> where the operator repairs nothing.</returns>
    /// <exception cref="OperatorUnavailableException">No proposal can be made now or later.</exception>
    ValueTask<Proposal?> RepairAsync(ProposalRequest request, Proposal proposal, Evaluation failure, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Proposal?>(null);
}

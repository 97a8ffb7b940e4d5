using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>Proposes an edited copy of a parent. Edits that do not lead to another program that compiles are drawn again.</summary>
/// <param name="name">The operator's name.</param>
/// <param name="parents">How many parents it takes; the second one gives what is grafted.</param>
/// <param name="maxEdits">Edits of one proposal; half as many proposals have one edit more.</param>
/// <param name="edits">What may be done, and how often relative to each other.</param>
internal sealed class SyntaxOperator(string name, int parents, int maxEdits, IReadOnlyList<(ISyntaxEdit Edit, int Weight)> edits) : IOperator
{
    /// <summary>No program grows beyond this; one that is larger from the beginning, such as a table of numbers, grows no more.</summary>
    private const int MaxNodes = 400;
    private const int Attempts = 40;

    /// <summary>What may be done instead where programs use more than the framework, and how often relative to each other: they are made of calls rather than of arithmetic.</summary>
    public IReadOnlyList<(ISyntaxEdit Edit, int Weight)> CallEdits { get; init; } = [];

    public string Name => name;

    public int Parents => parents;

    public Cost Reservation => default;

    public ValueTask<Proposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var random = new SeededRandom(request.Seed);
        return ValueTask.FromResult(request.Parents.Count == 0
            ? FromContract(request.Problem.RequireContract(), random)
            : Vary([.. request.Parents.Select(parent => parent.Candidate.Source)], request.Problem.Contract?.Declarations, random, cancellationToken));
    }

    /// <summary>Proposes an edited copy of the first of some programs.</summary>
    /// <param name="sources">The programs.</param>
    /// <param name="declarations">What they may use beyond the framework, as <see cref="ProgramContract.Declarations"/> has it.</param>
    /// <param name="random">Decides what is edited, and how.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Proposal Vary(IReadOnlyList<string> sources, string? declarations, Random random, CancellationToken cancellationToken)
    {
        var receiver = SyntaxProgram.Bind(sources[0], declarations);
        var donor = sources.Count > 1 ? receiver.With(sources[1]) : receiver;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Edit(receiver, donor, random) is { } proposal)
            {
                return proposal;
            }
        }

        return None("No edit of the parent led to another program that compiles.");
    }

    private Proposal? Edit(SyntaxProgram receiver, SyntaxProgram donor, Random random)
    {
        var notes = new List<string>();
        var program = receiver;
        do
        {
            var edit = Choose(program.HasDeclarations && CallEdits.Count > 0 ? CallEdits : edits, random);
            if (edit.Apply(new EditContext(program, donor, random)) is not { } edited)
            {
                return null;
            }

            // Tidying takes comments out, and the marks of what may change are comments.
            if (ProgramFrame.Fit(receiver.Text, Tidy.ToText(edited), restore: true).Source is not { } text)
            {
                return null;
            }

            var next = program.With(text);
            if (!next.Compiles || next.Size > Math.Max(MaxNodes, receiver.Size) || next.Text == receiver.Text)
            {
                return null;
            }

            program = next;
            notes.Add(edit.Name);
        }
        while (notes.Count < maxEdits && random.Next(3) == 0);
        return new Proposal { Source = program.Text, Note = string.Join(", ", notes) };
    }

    private static ISyntaxEdit Choose(IReadOnlyList<(ISyntaxEdit Edit, int Weight)> edits, Random random)
    {
        var ticket = random.Next(edits.Sum(entry => entry.Weight));
        return edits.First(entry => (ticket -= entry.Weight) < 0).Edit;
    }

    private static Proposal FromContract(ProgramContract contract, Random random) =>
        Skeleton.Grow(contract, random) is { } source
            ? new Proposal { Source = source, Note = "grown from the contract" }
            : None($"No program can be grown from '{contract.Signature}' alone: give the problem a seed program.");

    private static Proposal None(string reason) => new() { Failure = Evaluation.Failed(EvaluationStatus.NoProposal, reason) };
}

using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>
/// The task of ELM's bug-fixing benchmark as a search (Lehman et al. 2022, arXiv 2206.08896): the parity of four bits, from a
/// program with five bugs. Fitness is how many of the 16 inputs are right.
/// </summary>
public sealed class FourParityProblem : ProgramProblem<int, int>
{
    private const int Inputs = 16;

    private delegate int ParityFunction(int b1, int b2, int b3, int b4);

    /// <inheritdoc/>
    public override Problem Definition { get; } = new()
    {
        Name = "four-parity",
        Title = "The parity of four bits, from a program with five bugs",
        Description =
            "Given four bits, say whether an odd number of them is 1. The program to begin with was correct once; then four names in its sum "
            + "and its modulus were changed. All 16 inputs are tried.",
        Contract = new ProgramContract("Candidate", "int Parity(int b1, int b2, int b3, int b4)", "b1 to b4: 0 or 1 each. Returns 1 where an odd number of them is 1, else 0."),
        Objective = new Objective("inputs that are right", Direction.Maximize) { Solved = Inputs },
        Measures = [new MeasureAxis("inputs answered with 1", 0, Inputs + 1, Inputs + 1), new MeasureAxis("program size", 0, 120, 12)],
        Seeds = [ParityBugs.Seed],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<Baseline> Baselines(Split split) => [new Baseline("always 0", Inputs / 2), new Baseline("the sum modulo 3", ModuloThree())];

    /// <inheritdoc/>
    protected override IReadOnlyList<int> Instances(Split split) => [.. Enumerable.Range(0, Inputs)];

    /// <inheritdoc/>
    protected override int Run(LoadedCandidate candidate, int instance)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return candidate.Bind<ParityFunction>("Parity")(Bit(instance, 1), Bit(instance, 2), Bit(instance, 3), Bit(instance, 4));
    }

    /// <inheritdoc/>
    protected override Evaluation Score(IReadOnlyList<int> instances, IReadOnlyList<int> answers, ProgramFacts facts)
    {
        ArgumentNullException.ThrowIfNull(instances);
        ArgumentNullException.ThrowIfNull(facts);
        var wrong = instances.Zip(answers).Where(pair => pair.Second != Parity(pair.First)).ToList();
        return new Evaluation
        {
            Status = EvaluationStatus.Ok,
            Fitness = instances.Count - wrong.Count,
            Measures = new Measures(answers.Count(answer => answer == 1), facts.Size),
            Feedback = [.. wrong.Select(pair => Describe(pair.First, pair.Second))],
        };
    }

    private static int Bit(int input, int number) => (input >> (number - 1)) & 1;

    private static int Parity(int input) => int.PopCount(input) & 1;

    private static int ModuloThree() => Enumerable.Range(0, Inputs).Count(input => int.PopCount(input) % 3 == Parity(input));

    private static string Describe(int input, int answer) =>
        FormattableString.Invariant($"Parity({Bit(input, 1)}, {Bit(input, 2)}, {Bit(input, 3)}, {Bit(input, 4)}) is {answer} and must be {Parity(input)}.");
}

using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using EvoLLM.Operators;
using EvoLLM.Sandbox;

namespace EvoLLM.Benchmarks;

/// <summary>The parity of four bits: how many of the 16 inputs a program gets right.</summary>
public sealed class ParityProblem : ProgramProblem<int, int>
{
    private delegate int ParityFunction(int b1, int b2, int b3, int b4);

    /// <inheritdoc/>
    public override Problem Definition { get; } = new()
    {
        Name = "four-parity",
        Title = "The parity of four bits",
        Contract = new ProgramContract("Candidate", "int Parity(int b1, int b2, int b3, int b4)", "b1 to b4: 0 or 1 each. Returns 1 where an odd number of them is 1, else 0."),
        Objective = new Objective("inputs that are right", Direction.Maximize) { Solved = 16 },
        Measures = [new MeasureAxis("program size", 0, 100, 10)],
        Seeds = [ParityBugs.Program(0)],
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<int> Instances(Split split) => [.. Enumerable.Range(0, 16)];

    /// <inheritdoc/>
    protected override int Run(LoadedCandidate candidate, int instance)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return candidate.Bind<ParityFunction>("Parity")(instance & 1, (instance >> 1) & 1, (instance >> 2) & 1, instance >> 3);
    }

    /// <inheritdoc/>
    protected override Evaluation Score(IReadOnlyList<int> instances, IReadOnlyList<int> answers, ProgramFacts facts)
    {
        ArgumentNullException.ThrowIfNull(instances);
        ArgumentNullException.ThrowIfNull(facts);
        return new Evaluation
        {
            Status = EvaluationStatus.Ok,
            Fitness = instances.Zip(answers).Count(pair => pair.Second == (int.PopCount(pair.First) & 1)),
            Measures = new Measures(facts.Size),
        };
    }
}

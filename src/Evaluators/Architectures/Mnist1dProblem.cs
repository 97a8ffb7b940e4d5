using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>The error of networks on MNIST-1D. How many parameters they have is an axis and a metric: the elites of an archive are a front of size and error.</summary>
public sealed class Mnist1dProblem : Mnist1dTask
{
    /// <inheritdoc/>
    public override Problem Definition { get; } = Describe(
        "mnist1d",
        "Networks for MNIST-1D: small error at every size",
        "The error on rows that were kept back is to be small, and for every number of parameters the best network is wanted.",
        new Objective("validation error", Direction.Minimize, "%")) with
    {
        Repetitions = 3,

        // The smallest published network leads to the small ones.
        Seeds = [NetworkSeeds.Cnn, NetworkSeeds.Mlp, NetworkSeeds.Gru, NetworkSeeds.LargeCnn, NetworkSeeds.Logistic],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<Baseline> Baselines(Split split) => split != Split.Test ? [] :
    [
        new Baseline("logistic, as published", 68),
        new Baseline("MLP, as published", 32),
        new Baseline("GRU, as published", 9),
        new Baseline("CNN, as published", 6),
        new Baseline("human, as published", 4.2),
    ];

    /// <inheritdoc/>
    private protected override int Steps(Split split) => split switch { Split.Training => 500, Split.Validation => 1000, _ => 6000 };

    /// <inheritdoc/>
    private protected override int Trainings(Split split) => 1;

    /// <inheritdoc/>
    private protected override double Figure(long parameters, double error) => 100 * error;
}

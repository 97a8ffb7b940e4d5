using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>The error of networks on MNIST-1D. How many parameters they have is an axis and a metric: the elites of an archive are a front of size and error.</summary>
public sealed class Mnist1dProblem : Mnist1dTask
{
    private const int RandomSeeds = 12;

    /// <inheritdoc/>
    public override Problem Definition { get; } = Describe(
        "mnist1d",
        "Networks for MNIST-1D: small error at every size",
        "The error on rows that were kept back is to be small, and for every number of parameters the best network is wanted.",
        new Objective("validation error", Direction.Minimize, "%")) with
    {
        Repetitions = 3,

        // Sizes are compared as shares of each other, so their logarithm says what is crowded.
        Archive = ArchiveChoice.Pareto([new ParetoObjective(Axes[0].Name, Direction.Minimize)]),
        Seeds = [NetworkSeeds.Cnn, NetworkSeeds.Mlp, NetworkSeeds.Gru, NetworkSeeds.Logistic, .. Drawn()],
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

    /// <summary>What a search over architectures begins with where nothing is known: some of the space at random (Real et al. 2019, arXiv 1802.01548).</summary>
    private static IEnumerable<string> Drawn()
    {
        var random = new SeededRandom(1, "seeds of mnist1d", 0);
        return Enumerable.Range(0, RandomSeeds).Select(_ => RandomNetwork.Draw(Mnist1d.Width, Mnist1d.Classes, random).ToSource());
    }

    /// <inheritdoc/>
    private protected override int Steps(Split split) => split switch { Split.Training => 500, Split.Validation => 1000, _ => 6000 };

    /// <inheritdoc/>
    private protected override int Trainings(Split split) => 1;

    /// <inheritdoc/>
    private protected override double Figure(long parameters, double error) => 100 * error;
}

using System.Globalization;
using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>
/// Placing decoupling capacitors on a power distribution network by genetic algorithm, as ReEvo (Ye et al. 2024) sets it: evolve the crossover.
/// Its data are published elsewhere and read from the folder that the environment variable EVOLLM_DPP names.
/// </summary>
public sealed class DecapPlacement : ProgramProblem<PowerBoards, int[][]>
{
    private const int Capacitors = 20;
    private const int Side = 10;

    private readonly Lazy<(PowerNetwork Network, IReadOnlyList<(int Probe, int[] KeepOut)> Boards)> _data = new(() =>
    {
        var folder = new PowerNetworkFolder();
        return (folder.Network(), folder.Boards());
    });

    /// <inheritdoc/>
    public override Problem Definition { get; } = new()
    {
        Name = "dpp-ga",
        Title = "Decap placement by genetic algorithm: how are two placements crossed?",
        Description =
            "Place 20 decoupling capacitors on the 100 ports of a power distribution network, so that the impedance seen at a probing port falls as far as "
            + "possible. A genetic algorithm searches: the better half of a population of 20 are the parents, your crossover makes 16 offspring of them, "
            + "ports that stand twice in one are replaced at random, and the 4 best placements live on beside them. Write the crossover that leads to the best placements.",
        Contract = new ProgramContract(
            "Candidate",
            "int[,] Crossover(int[,] parents, int offspring, Random random)",
            "parents: the placements of the parents, one row of 20 different ports each, the worst parent first. offspring: how many placements are asked for. "
            + "random: the stream to draw from. Return offspring rows of 20 ports; what stands in a parent is a port at which a capacitor may stand.")
        {
            Stateless = true,
        },
        Objective = new Objective("reward", Direction.Maximize),
        Measures = [new MeasureAxis("mean distance to the probe", 0, 10, 20), new MeasureAxis("program size", 0, 300, 15)],
        Repetitions = 3,
        Seeds = [PlacementReferences.Halves.Source],
    };

    /// <inheritdoc/>
    public override long MemoryBytes => 1L << 30;

    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceProgram> References => [PlacementReferences.Halves, PlacementReferences.OnePoint];

    /// <inheritdoc/>
    public override IReadOnlyList<PublishedFigure> Published { get; } =
    [
        new("genetic algorithm of experts", "100 test boards, reward", 12.41, "Ye et al. 2024"),
        new("DevFormer", "100 test boards, reward", 12.88, "Ye et al. 2024"),
        new("genetic algorithm with ReEvo", "100 test boards, reward", 12.98, "Ye et al. 2024"),
    ];

    /// <inheritdoc/>
    public override RunLimits Limits(Split split) => base.Limits(split) with { WallTime = TimeSpan.FromSeconds(split == Split.Training ? 20 : 120) };

    /// <inheritdoc/>
    public override string Describe(Split split) => split switch
    {
        Split.Training => "the published boards 0 to 2, 5 generations",
        Split.Validation => "the published boards 5 to 9, 10 generations",
        _ => "the last 64 published boards, 10 generations",
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<PowerBoards> Instances(Split split) => Instances(split, 0);

    /// <inheritdoc/>
    protected override IReadOnlyList<PowerBoards> Instances(Split split, int repetition)
    {
        var (network, boards) = _data.Value;
        var (range, generations) = split switch
        {
            Split.Training => (0..3, 5),
            Split.Validation => (5..10, 10),
            _ => (^64.., 10),
        };
        PowerBoard[] chosen =
        [
            .. boards.Take(range).Select((board, index) => new PowerBoard(board.Probe, board.KeepOut, SeededRandom.Derive(2024, $"dpp-ga/{split}/{index}", repetition))),
        ];
        return [new PowerBoards(network, chosen, generations)];
    }

    /// <inheritdoc/>
    protected override int[][] Run(LoadedCandidate candidate, PowerBoards instance)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(instance);
        var crossover = candidate.Bind<PlacementCrossover>("Crossover");
        return Array.ConvertAll(instance.Boards, board =>
        {
            var space = new GeneticSearchSpace(Capacitors, board.Allowed(instance.Network.Ports), genes => instance.Network.Reward(board.Probe, genes));

            // A stream of its own for the candidate: what it draws changes nothing of the host.
            var stream = new SeededRandom(board.Seed, "crossover", 0);
            var options = new GeneticOptions { Generations = instance.Generations };
            return GeneticAlgorithm.Search(space, (parents, offspring) => crossover(parents, offspring, stream), options, new SeededRandom(board.Seed)).Genes;
        });
    }

    /// <inheritdoc/>
    protected override Evaluation Score(IReadOnlyList<PowerBoards> instances, IReadOnlyList<int[][]> answers, ProgramFacts facts)
    {
        ArgumentNullException.ThrowIfNull(instances);
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(facts);
        var ((network, boards, _), placements) = (instances[0], answers[0]);
        if (placements.Length != boards.Length || !boards.Zip(placements).All(pair => IsAllowed(network, pair.First, pair.Second)))
        {
            return Evaluation.Failed(EvaluationStatus.InvalidResult, "A placement does not have 20 different ports at which a capacitor may stand.");
        }

        var rewards = boards.Zip(placements, (board, placement) => network.Reward(board.Probe, placement)).ToList();
        return new Evaluation
        {
            Status = EvaluationStatus.Ok,
            Fitness = rewards.Average(),
            Measures = new Measures(boards.Zip(placements, Distance).Average(), facts.Size),
            Feedback = [.. rewards.Select((reward, board) => string.Create(CultureInfo.InvariantCulture, $"Board {board}: reward {reward:F4}."))],
        };
    }

    private static bool IsAllowed(PowerNetwork network, PowerBoard board, int[]? placement) =>
        placement is { Length: Capacitors } && placement.Distinct().Count() == Capacitors && !placement.Except(board.Allowed(network.Ports)).Any();

    /// <summary>The mean distance of the capacitors to the probing port, along rows and columns of the grid of ports.</summary>
    private static double Distance(PowerBoard board, int[] placement) => placement.Average(port =>
        Math.Abs((port / Side) - (board.Probe / Side)) + Math.Abs((port % Side) - (board.Probe % Side)));
}

using System.Globalization;
using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>
/// Networks for MNIST-1D (Greydanus and Kobak 2024): the published 4,000 training rows, 500 of them kept back to look at, as in EvoPrompting (Chen et al. 2023), whose optimizer
/// and batch it has, too: AdamW, learning rate 0.01, 128 rows.
/// </summary>
public abstract class Mnist1dTask : NetworkProblem
{
    private const int ValidationRows = 500;
    private const int MostListed = 3;
    private const int LookEvery = 125;
    private const float Rate = 0.01f;
    private const float Decay = 1e-4f;

    private static readonly Lazy<TrainingRows> Search = new(Divide);
    private static readonly Lazy<TrainingRows> Final = new(() => new TrainingRows(Mnist1d.Training, Search.Value.Validation, Mnist1d.Test));

    private TrainingPlan[]? _plans;

    private protected Mnist1dTask()
    {
    }

    /// <inheritdoc/>
    public sealed override string Describe(Split split) => split switch
    {
        Split.Training => string.Create(CultureInfo.InvariantCulture, $"3,500 rows of 40 numbers in ten classes, {Steps(split):N0} steps; the lowest error on 500 others that was seen"),
        Split.Validation => string.Create(CultureInfo.InvariantCulture, $"the same rows, other seeds, {Steps(split):N0} steps"),
        _ => string.Create(CultureInfo.InvariantCulture, $"all 4,000 rows, other seeds, {Steps(split):N0} steps; the error on the 1,000 test rows at the end"),
    };

    /// <inheritdoc/>
    public sealed override IReadOnlyList<ReferenceProgram> References =>
    [
        new("Logistic regression", "Greydanus and Kobak 2024", NetworkSeeds.Logistic),
        new("MLP", "Greydanus and Kobak 2024", NetworkSeeds.Mlp),
        new("CNN", "Greydanus and Kobak 2024", NetworkSeeds.Cnn),
        new("GRU", "Greydanus and Kobak 2024", NetworkSeeds.Gru),
        new("Large CNN", "Chen et al. 2023", NetworkSeeds.LargeCnn),
    ];

    /// <inheritdoc/>
    public sealed override IReadOnlyList<PublishedFigure> Published =>
    [
        new("CNN, 5,210 parameters", "error on the test rows, %", 6, "Greydanus and Kobak 2024, README"),
        new("GRU, 5,134 parameters", "error on the test rows, %", 9, "Greydanus and Kobak 2024, README"),
        new("MLP, 15,210 parameters", "error on the test rows, %", 32, "Greydanus and Kobak 2024, README"),
        new("Logistic regression, 410 parameters", "error on the test rows, %", 68, "Greydanus and Kobak 2024, README"),
        new("Human", "error on 500 test rows, %", 4.2, "Greydanus and Kobak 2024"),
    ];

    /// <summary>A large CNN multiplies 211,200 times for a row; more than twice that would take minutes for a candidate.</summary>
    private protected sealed override NetworkLimits Size { get; } = new() { Parameters = 200_000, Multiplications = 500_000, Activations = 20_000 };

    /// <inheritdoc/>
    private protected sealed override Shape Rows { get; } = new(Mnist1d.Width);

    /// <inheritdoc/>
    private protected sealed override int Classes => Mnist1d.Classes;

    /// <summary>Steps of one training.</summary>
    private protected abstract int Steps(Split split);

    /// <summary>How often a network is trained for one judgement.</summary>
    private protected abstract int Trainings(Split split);

    /// <summary>The figure that is optimised.</summary>
    /// <param name="parameters">How many numbers the network learns.</param>
    /// <param name="error">Its error, 0 to 1.</param>
    private protected abstract double Figure(long parameters, double error);

    /// <summary>What is asked, but for the objective.</summary>
    private protected static Problem Describe(string name, string title, string aim, Objective objective) => new()
    {
        Name = name,
        Title = title,
        Description =
            $"Build a neural network that classifies signals of 40 numbers into ten classes. The ten shapes lie anywhere in the signal, scaled, sheared and blurred, among noise. {aim} "
            + "The method only records the network; it is trained elsewhere, always in the same way: AdamW with a learning rate of 0.01 on batches of 128 rows, cross entropy. "
            + "Layers take [channels, length] for convolutions and pools, [steps, features] for recurrent layers and attention, [features] for Dense; Reshape and Flatten change between them. "
            + $"At most 256 operators, 200,000 parameters, and for a row 500,000 multiplications and 20,000 numbers that are kept.\n\nWhat there is to build with:\n\n```csharp\n{NetworkApi.Declarations}```",
        Contract = new ProgramContract(
            "Candidate",
            Signature,
            "b: makes the network; b.Input(input) begins it and b.Output(tensor) ends it. input: the shape of a row, [40]. classes: 10. Returns what b.Output gave; its tensor has the shape [classes].")
        {
            Allowed = NetworkApi.Allowed,
            Declarations = NetworkApi.Declarations,
        },
        Hints = "Normalise after each convolution, keep channels few and the network deep, and pool over the whole length at the end instead of flattening it into a large Dense layer.",
        Objective = objective,
        Measures = Axes,
        Seeds = [NetworkSeeds.Cnn, NetworkSeeds.Mlp, NetworkSeeds.Gru, NetworkSeeds.LargeCnn],
    };

    /// <inheritdoc/>
    private protected sealed override async ValueTask<Evaluation> TrainAsync(Split split, Network network, int repetition, CancellationToken cancellationToken)
    {
        var results = new List<TrainingResult>();
        for (var training = 0; training < Trainings(split); training++)
        {
            var request = new TrainingRequest(network, Seed(split, repetition, training), Plans[(int)split], split == Split.Test ? Final.Value : Search.Value);
            var result = await TrainingDevices.Device.TrainAsync(request, cancellationToken).ConfigureAwait(false);
            if (result.Curve.End is TrainingEnd.Dropped or TrainingEnd.Diverged)
            {
                return GivenUp(result.Curve);
            }

            results.Add(result);
        }

        return Judged(network, results.Average(result => result.TestError ?? result.Curve.BestError), split, (results[0].Curve, results.Sum(result => result.Curve.Steps)));
    }

    /// <inheritdoc/>
    private protected sealed override ValueTask<TrainingResult> TrainFinallyAsync(Network network, CancellationToken cancellationToken) =>
        TrainingDevices.Device.TrainAsync(new TrainingRequest(network, Seed(Split.Test, 0, 0), Plans[(int)Split.Test], Final.Value), cancellationToken);

    /// <summary>One for each split, always the same object: what has one plan can be trained together.</summary>
    private TrainingPlan[] Plans => _plans ??= [Plan(Split.Training), Plan(Split.Validation), Plan(Split.Test)];

    private TrainingPlan Plan(Split split) => new()
    {
        Steps = Steps(split),
        Batch = 128,
        Optimizer = new Adam { Rate = Rate, Decay = Decay },

        // Nine of ten are wrong by chance; the smallest useful networks have learnt more by then.
        Hurdles = split == Split.Training ? [(250, 0.85)] : [],
        LookEvery = LookEvery,
    };

    /// <summary>The splits never share a seed.</summary>
    private static ulong Seed(Split split, int repetition, int training) => SeededRandom.Derive(1, $"{split}", (repetition * 1000L) + training);

    private Evaluation Judged(Network network, double error, Split split, (LearningCurve Curve, int Steps) course) => new()
    {
        Status = EvaluationStatus.Ok,
        Fitness = Definition.Objective.Flip(Figure(network.Parameters, error)),
        Measures = Behaviour(network),
        Metrics = new SortedDictionary<string, double>(StringComparer.Ordinal)
        {
            ["parameters"] = network.Parameters,
            [split == Split.Test ? "test error" : "validation error"] = error,
            [split == Split.Test ? "test accuracy" : "validation accuracy"] = 100 * (1 - error),
            ["multiplications"] = network.Multiplications,
            ["training steps"] = course.Steps,
        },
        Feedback = [Sizes(network), Course(course.Curve)],
    };

    private static string Sizes(Network network)
    {
        var layers = network.Nodes
            .Select(node => (Node: node, Parameters: node.Parameters.Sum(shape => shape.Elements)))
            .Where(layer => layer.Parameters > 0)
            .OrderByDescending(layer => layer.Parameters)
            .Take(MostListed)
            .Select(layer => string.Create(CultureInfo.InvariantCulture, $"{layer.Node.Operator} to {layer.Node.Shape}: {layer.Parameters:N0}"));
        return string.Create(CultureInfo.InvariantCulture, $"{network.Parameters:N0} parameters, the most in {string.Join("; ", layers)}. {network.Multiplications:N0} multiplications for a row.");
    }

    private static string Course(LearningCurve curve) =>
        $"Errors on the rows kept back: {string.Join(", ", curve.Looks.Select(look => string.Create(CultureInfo.InvariantCulture, $"{100 * look.Error:F1} % after {look.Step:N0} steps")))}.";

    private static Evaluation GivenUp(LearningCurve curve) => curve.End == TrainingEnd.Diverged
        ? Invalid(string.Create(CultureInfo.InvariantCulture, $"The training diverged at step {curve.Steps:N0}: the loss is too large or no number. Normalise, or leave out what grows without bounds (Exp, Square, Divide, Log of what may be 0)."))
        : Evaluation.Failed(EvaluationStatus.Screened, $"{Course(curve)} It learns no more than chance gives, so it was not trained to the end.");

    private static TrainingRows Divide()
    {
        var all = Mnist1d.Training;
        var order = Enumerable.Range(0, all.Count).ToArray();
        new SeededRandom(1, "mnist1d validation", 0).Shuffle(order);
        return new TrainingRows(all.Choose(order[ValidationRows..]), all.Choose(order[..ValidationRows]));
    }
}

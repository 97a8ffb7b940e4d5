using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>
/// A problem whose candidates build networks. A candidate records a graph inside a worker and is done; the trusted side reads the graph, works shapes and costs out again,
/// and trains the network. What two candidates build alike is trained once.
/// </summary>
public abstract class NetworkProblem : ProgramProblem
{
    private static readonly string[] Views = [nameof(NetworkOperator.Input), nameof(NetworkOperator.Flatten), nameof(NetworkOperator.Reshape), nameof(NetworkOperator.Transpose)];

    private readonly ConcurrentDictionary<(string Network, Split Split, int Repetition), Evaluation> _known = new();

    private delegate Network BuildFunction(NetworkBuilder builder, Shape input, int classes);

    /// <summary>The signature that all candidates of such problems offer.</summary>
    private protected const string Signature = "Network Build(NetworkBuilder b, Shape input, int classes)";

    /// <summary>The axes of behaviour space: how large a network is, how deep, and of how many kinds of operators.</summary>
    private protected static IReadOnlyList<MeasureAxis> Axes { get; } =
        [new("log10 of parameters", 1, 6, 20), new("depth", 0, 12, 12), new("kinds of operators", 0, 12, 4)];

    /// <inheritdoc/>
    public sealed override string? Notice => TrainingDevices.Note;

    /// <inheritdoc/>
    public sealed override CandidateLibrary? Library => NetworkApi.Library;

    /// <summary>10 million steps and two seconds: a network of 256 nodes is written down in a few thousand.</summary>
    /// <param name="split">The instances.</param>
    public sealed override RunLimits Limits(Split split) => new() { Fuel = 10_000_000, AllocatedBytes = 256L << 20, WallTime = TimeSpan.FromSeconds(2) };

    /// <inheritdoc/>
    public sealed override ReadOnlyMemory<byte> Input(Split split) => ReadOnlyMemory<byte>.Empty;

    /// <inheritdoc/>
    public sealed override byte[] Run(LoadedCandidate candidate, ReadOnlyMemory<byte> input)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        try
        {
            var network = candidate.Bind<BuildFunction>("Build")(new NetworkBuilder(Size), new Shape([.. Rows]), Classes);
            return network is null ? throw new InvalidResultException("Build returned null; return b.Output(...).") : NetworkFormat.Write(network);
        }
        catch (ShapeException exception)
        {
            throw new InvalidResultException(exception.Message);
        }
    }

    /// <summary>A network is only judged where it may take its time.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public sealed override Evaluation Score(Split split, ReadOnlyMemory<byte> output, ProgramFacts facts) => throw new NotSupportedException();

    /// <inheritdoc/>
    public sealed override async ValueTask<Evaluation> ScoreAsync(Split split, ReadOnlyMemory<byte> output, ProgramFacts facts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(facts);
        try
        {
            return await JudgeAsync(split, Classifier(output), facts.Repetition, cancellationToken).ConfigureAwait(false);
        }
        catch (ShapeException exception)
        {
            return Invalid(exception.Message.Split('\n'));
        }
    }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> Artifacts => ["onnx"];

    /// <summary>Trains the network as for the test and writes it as an ONNX model.</summary>
    /// <param name="kind"><c>onnx</c>.</param>
    /// <param name="output">What a worker sent back.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProblemException">It is no network that fits, or does not learn.</exception>
    public sealed override async ValueTask<CandidateArtifact> MakeAsync(string kind, ReadOnlyMemory<byte> output, CancellationToken cancellationToken)
    {
        try
        {
            var network = Classifier(output);
            var result = await TrainFinallyAsync(network, cancellationToken).ConfigureAwait(false);
            return result.TestError is { } error
                ? new CandidateArtifact(
                    OnnxWriter.Write(network, result.Learnt),
                    string.Create(CultureInfo.InvariantCulture, $"A network of {network.Parameters:N0} parameters, trained {result.Curve.Steps:N0} steps, wrong on {100 * error:F2} % of the test rows; input [rows, {string.Join(", ", Rows)}], output [rows, {Classes}]"))
                : throw new ProblemException("The training of the network diverges; choose another candidate.");
        }
        catch (ShapeException exception)
        {
            throw new ProblemException(exception.Message.ReplaceLineEndings(" "), exception);
        }
    }

    /// <summary>How large a network may be.</summary>
    private protected abstract NetworkLimits Size { get; }

    /// <summary>The shape of a row.</summary>
    private protected abstract Shape Rows { get; }

    /// <summary>How many classes there are.</summary>
    private protected abstract int Classes { get; }

    /// <summary>Trains a network that fits the rows and judges it.</summary>
    private protected abstract ValueTask<Evaluation> TrainAsync(Split split, Network network, int repetition, CancellationToken cancellationToken);

    /// <summary>Trains a network that fits the rows on all that there is.</summary>
    private protected abstract ValueTask<TrainingResult> TrainFinallyAsync(Network network, CancellationToken cancellationToken);

    /// <summary>Judges a network, or remembers the judgement of one like it.</summary>
    internal async ValueTask<Evaluation> JudgeAsync(Split split, Network network, int repetition, CancellationToken cancellationToken)
    {
        var key = (Convert.ToHexString(SHA256.HashData(NetworkFormat.Write(network, withLines: false))), split, repetition);
        if (!_known.TryGetValue(key, out var evaluation))
        {
            _known[key] = evaluation = await TrainAsync(split, network, repetition, cancellationToken).ConfigureAwait(false);
        }

        return evaluation;
    }

    /// <summary>Where a network lies in behaviour space.</summary>
    private protected static Measures Behaviour(Network network) => new(Math.Log10(Math.Max(1, network.Parameters)), network.Depth, Kinds(network));

    private protected static Evaluation Invalid(params IReadOnlyList<string> why) => Evaluation.Failed(EvaluationStatus.InvalidResult, why);

    private static int Kinds(Network network) => network.Nodes.Select(node => node.Operator.ToString()).Except(Views).Count();

    private Network Classifier(ReadOnlyMemory<byte> output)
    {
        var network = NetworkFormat.Read(output.Span, Size);
        var inputs = network.Nodes.Where(node => node.Operator == NetworkOperator.Input).ToList();
        if (inputs is not [var input] || !input.Shape.Equals(Rows))
        {
            throw new ShapeException($"The network has {(inputs.Count == 0 ? "no input" : inputs.Count == 1 ? $"an input of {inputs[0].Shape}" : $"{inputs.Count} inputs")}; it must begin with b.Input(input), once, and its output must come of it.");
        }

        if (network.Parameters == 0)
        {
            throw new ShapeException("The network learns nothing: no operator in it has weights; end with Dense(classes).");
        }

        return network.Nodes[^1].Shape is [var last] && last == Classes
            ? network
            : throw new ShapeException($"Line {network.Nodes[^1].Line}: The output has the shape {network.Nodes[^1].Shape}; it must be [{Classes}], a number for each class: end with Flatten() or a global pool, and Dense(classes).");
    }
}

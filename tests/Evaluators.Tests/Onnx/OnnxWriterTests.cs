using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace EvoLLM.Evaluators.Tests;

/// <summary>Exported networks in ONNX Runtime beside the same networks here.</summary>
public sealed class OnnxWriterTests
{
    private const int Rows = 17;

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Networks.Count)];

    private static IReadOnlyList<Network> Networks { get; } =
    [
        .. SampleNetworks.All,
        PublishedNetworks.Mlp, PublishedNetworks.Cnn, PublishedNetworks.Gru, PublishedNetworks.BigCnn,
        PublishedNetworks.Build(x => x.Reshape([2, 4, 5]).Conv2d(6, 3, stride: 1, padding: 1, groups: 2).BatchNorm().LeakyRelu().MaxPool2d(2).Elu().Conv2d(3, 2).AveragePool2d(1).GlobalAveragePool().Dense(10)),
        PublishedNetworks.Build(x => (x.Tanh() - x.Abs().Sqrt().Negate()).Softplus().LogSoftmax().Dense(7).Sin().Minimum(x.Slice(0, 0, 7).Cos()).Maximum(x.Slice(0, 7, 1)).Dense(10)),
        PublishedNetworks.Build(x => x.Dense(6).Tanh() is var hidden ? (hidden - hidden.Max(0)).Dense(4).Mean().Dense(10) : x),
        PublishedNetworks.Build(x => x.Square().Softplus().Log().Dense(10)),
        PublishedNetworks.Build(x => x.Embedding(3, 2).Flatten().Dense(10)),
        PublishedNetworks.Build(x => x.Reshape([4, 10]).Conv1d(5, 3).Transpose().SelfAttention(1).Sum(0).Dense(10)),
        PublishedNetworks.Build(x => x.Reshape([4, 10]).Multiply(x.Slice(0, 3, 10)).Add(x.Slice(0, 0, 4).Reshape([4, 1])).Flatten().Dense(10)),
    ];

    /// <summary>Trained a little, so that nothing is 0 or 1 as it was in the beginning.</summary>
    [Theory]
    [MemberData(nameof(Numbers))]
    public void Write_TrainedNetwork_GivesEqualOutputsInOnnxRuntime(int number)
    {
        var network = Networks[number];
        using var trainer = new SimdTrainer(network, Mnist1d.Training.Slice(0, 200), new TrainingPlan { Batch = 20, Optimizer = new Adam { Rate = 0.003f } }, seed: 3);
        trainer.Train(30);
        var features = Mnist1d.Test.Features[..(Rows * Mnist1d.Width)].ToArray();
        var expected = Here(network, trainer.Learnt, features);
        using var session = new InferenceSession(OnnxWriter.Write(network, trainer.Learnt));
        using var results = session.Run([NamedOnnxValue.CreateFromTensor("input", new DenseTensor<float>(features, [Rows, Mnist1d.Width]))]);
        var output = results.Single().AsTensor<float>();
        Assert.Equal([Rows, 10], output.Dimensions.ToArray());
        Assert.Equal(expected, output.ToArray(), (one, other) => Math.Abs(one - other) <= 2e-4f * Math.Max(1, Math.Abs(one)));
    }

    private static float[] Here(Network network, IReadOnlyList<float[]> learnt, float[] features)
    {
        var program = ProgramWriter.Classifier(network, Rows);
        using var runner = new SimdRunner(program);
        foreach (var (parameter, values) in program.Trained.Zip(learnt))
        {
            runner.Write(parameter.Place, values);
        }

        runner.Write(program.Inputs[0], features);
        runner.Evaluate();
        return runner.Read(program.Output, Rows * 10);
    }
}

using EvoLLM.Evolver;

namespace EvoLLM.Evaluators.Tests;

public sealed class Mnist1dTaskTests(Judge judge) : IClassFixture<Judge>
{
    private readonly Judge _judge = judge;

    /// <summary>The CNN's parameters and multiplications are published (Chen et al. 2023); another framework reached 86.4 % on rows kept back after 500 such steps.</summary>
    [Fact]
    public async Task Check_PublishedCnn_HasItsSizeAndAccuracy()
    {
        var evaluation = await _judge.CheckSourceAsync("mnist1d", NetworkSeeds.Cnn);
        Assert.Equal(EvaluationStatus.Ok, evaluation.Status);
        Assert.Equal(5210, evaluation.Metrics["parameters"]);
        Assert.Equal(31_750, evaluation.Metrics["multiplications"]);
        Assert.Equal(86.4, evaluation.Metrics["validation accuracy"], 8.0);
        Assert.Equal([Math.Log10(5210), 4, 3], evaluation.Measures!);
    }

    /// <summary>The same network in other words is trained to the same figure; a different one is not.</summary>
    [Fact]
    public async Task Check_SameNetworkInOtherWords_GetsTheSameFitness()
    {
        const string Loop =
            """
            public static Network Build(NetworkBuilder b, Shape input, int classes)
            {
                var hidden = b.Input(input).Dense(8);
                var unused = hidden.Dense(50).Relu();
                for (var i = 0; i < 2; i++)
                {
                    hidden = hidden.Relu().Dense(8);
                }

                return b.Output(hidden.Dense(classes));
            }
            """;
        const string Chain = "public static Network Build(NetworkBuilder b, Shape input, int classes) => b.Output(b.Input(input).Dense(8).Relu().Dense(8).Relu().Dense(8).Dense(classes));";
        var loop = await _judge.CheckAsync("mnist1d", Loop);
        var chain = await _judge.CheckAsync("mnist1d", Chain);
        Assert.Equal(EvaluationStatus.Ok, loop.Status);
        Assert.Equal(chain.Fitness, loop.Fitness);
        Assert.Equal(chain.Metrics["parameters"], loop.Metrics["parameters"]);
    }

    /// <summary>What is published multiplies parameters and error: fewer of both is better.</summary>
    [Fact]
    public async Task Objective_OfThePublishedProblem_IsTheProduct()
    {
        var problem = new Mnist1dPublished();
        var evaluation = await problem.JudgeAsync(Split.Training, PublishedNetworks.Logistic, 0, TestContext.Current.CancellationToken);
        Assert.Equal(-410 * evaluation.Metrics["validation error"], evaluation.Fitness!.Value, 9);
        Assert.InRange(evaluation.Metrics["validation error"], 0.6, 0.8);
    }

    [Theory]
    [InlineData("b.Output(b.Input(input).Conv1d(4, 3).Flatten().Dense(classes))", "Line 4: Conv1d expects [channels, length], but gets [40]")]
    [InlineData("b.Output(b.Input(input).Dense(7))", "The output has the shape [7]; it must be [10]")]
    [InlineData("b.Output(b.Input(input))", "The network learns nothing")]
    [InlineData("b.Output(b.Input(new Shape(10)).Relu())", "an input of [10]; it must begin with b.Input(input)")]
    [InlineData("b.Output(b.Input(input).Dense(classes) + b.Input(input).Dense(classes))", "2 inputs; it must begin with b.Input(input), once")]
    [InlineData("null", "Build returned null")]
    [InlineData("b.Output(b.Input(input).Dense(100000).Dense(100000).Dense(classes))", "Dense alone makes 100,000 numbers for a row; 20,000 are allowed for the whole network")]
    [InlineData("b.Output(b.Input(input).Reshape([40, 1]).Conv1d(1, 1, stride: 1 << 20, padding: 419431).Flatten().Dense(classes))", "Conv1d alone makes")]
    [InlineData("b.Output(b.Input(input).Slice(0, 0, 10))", "The network learns nothing")]
    [InlineData("b.Output(b.Input(input).Reshape([1, 40]).Conv1d(120, 1).Depthwise1d(31, padding: 15).GlobalAveragePool().Dense(classes))", "more than 20,000 steps")]
    [InlineData("b.Output(b.Input(input).Reshape(new int[2000]).Dense(classes))", "0, ...] (2000 sizes) of [40]")]
    [InlineData("b.Output(b.Input(new Shape()).Dense(classes))", "Input has a shape without axes")]
    [InlineData("b.Output(b.Input(input).Dense(0))", "Dense has units 0; it must be 1 or more")]
    [InlineData("b.Output(b.Input(input).Dense(int.MaxValue).Dense(classes))", "Dense has units 2,147,483,647; it may be")]
    [InlineData("b.Output(b.Input(input).Reshape([40, 1]).Gru(1000000).Flatten().Dense(classes))", "Gru alone makes 40,000,000 numbers for a row")]
    [InlineData("b.Output(b.Input(input).Reshape([1, 40]).Conv1d(1, 3, dilation: int.MaxValue, padding: Tensor.Same).Flatten().Dense(classes))", "Conv1d has padding 2,147,483,647")]
    [InlineData("b.Output((b.Input(input).Reshape([1, 40]).Pad(0, 19000).MaxPool1d(19000, 1)).Flatten().Dense(classes))", "MaxPool1d alone compares")]
    [InlineData("b.Output(b.Input(input).Reshape([1, 1, 1, 1, 1, 1, 40]).Flatten().Dense(classes))", "Reshape makes a tensor of 7 axes; 6 are allowed")]
    public async Task Check_NetworkThatCannotBe_SaysWhatIsWrong(string result, string message)
    {
        var evaluation = await _judge.CheckAsync("mnist1d", $"public static Network Build(NetworkBuilder b, Shape input, int classes) => {result};".Replace("null;", "null!;", StringComparison.Ordinal));
        Assert.Equal(EvaluationStatus.InvalidResult, evaluation.Status);
        Assert.Contains(message, string.Join('\n', evaluation.Feedback), StringComparison.Ordinal);
        Assert.All(evaluation.Feedback, line => Assert.DoesNotContain('\n', line));
    }

    /// <summary>A loop that goes on after an error ends at the limit of nodes, and the error is told.</summary>
    [Fact]
    public async Task Check_EndlessLoopAfterAnError_SaysWhatTheErrorIs()
    {
        var evaluation = await _judge.CheckAsync("mnist1d", "public static Network Build(NetworkBuilder b, Shape input, int classes) { var x = b.Input(input).Conv1d(4, 3); while (true) { x = x.Relu(); } }");
        Assert.Equal(EvaluationStatus.InvalidResult, evaluation.Status);
        Assert.Contains("Conv1d expects [channels, length], but gets [40]", evaluation.Feedback[0], StringComparison.Ordinal);
        Assert.Contains("more than 256 nodes", evaluation.Feedback[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_LoopOverTheSizesOfAShape_IsAllowed()
    {
        var evaluation = await _judge.CheckAsync("mnist1d", "public static Network Build(NetworkBuilder b, Shape input, int classes) { var units = 0; foreach (var size in input) { units += size / 4; } return b.Output(b.Input(input).Dense(units).Relu().Dense(classes)); }");
        Assert.Equal(EvaluationStatus.Ok, evaluation.Status);
        Assert.Equal((41 * 10) + (11 * 10), evaluation.Metrics["parameters"]);
    }

    [Theory]
    [InlineData("new NetworkBuilder(null).Output(b.Input(input).Dense(classes))")]
    [InlineData("b.Output(b.Input(input).Dense(b.Output(b.Input(input)).Nodes.Count))")]
    public async Task Check_WhatIsNotForCandidates_IsRefused(string result)
    {
        var evaluation = await _judge.CheckAsync("mnist1d", $"public static Network Build(NetworkBuilder b, Shape input, int classes) => {result};");
        Assert.Equal(EvaluationStatus.PolicyRejected, evaluation.Status);
    }

    /// <summary>A hidden layer without a way for gradients learns nothing: nine of ten stay wrong.</summary>
    [Fact]
    public async Task Check_NetworkThatLearnsNothing_IsNotTrainedToTheEnd()
    {
        var evaluation = await _judge.CheckAsync("mnist1d", "public static Network Build(NetworkBuilder b, Shape input, int classes) { var x = b.Input(input).Dense(classes); return b.Output(x - x); }");
        Assert.Equal(EvaluationStatus.Screened, evaluation.Status);
    }

    [Fact]
    public async Task Check_NetworkWhoseLossIsNoNumber_SaysThatItDiverged()
    {
        var evaluation = await _judge.CheckAsync("mnist1d", "public static Network Build(NetworkBuilder b, Shape input, int classes) => b.Output(b.Input(input).Dense(16).Log().Dense(classes));");
        Assert.Equal(EvaluationStatus.InvalidResult, evaluation.Status);
        Assert.Contains("diverged at step 1:", evaluation.Feedback[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judge_WhenGivenUp_Stops()
    {
        var problem = new Mnist1dProblem();
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await problem.JudgeAsync(Split.Test, PublishedNetworks.BigCnn, 0, new CancellationToken(canceled: true)));
    }
}

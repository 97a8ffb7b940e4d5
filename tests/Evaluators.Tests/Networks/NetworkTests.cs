namespace EvoLLM.Evaluators.Tests;

public sealed class NetworkTests
{
    // Parameters as published; multiplications as counted by hand from the layers.
    [Fact]
    public void Parameters_PublishedNetworks_AreThoseOfThePapers()
    {
        Assert.Equal(410, PublishedNetworks.Logistic.Parameters);
        Assert.Equal((15_210, 15_000), (PublishedNetworks.Mlp.Parameters, PublishedNetworks.Mlp.Multiplications));
        Assert.Equal((5_210, 31_750), (PublishedNetworks.Cnn.Parameters, PublishedNetworks.Cnn.Multiplications));
        Assert.Equal((5_134, 14_880), (PublishedNetworks.Gru.Parameters, PublishedNetworks.Gru.Multiplications));
        Assert.Equal((91_082, 211_200), (PublishedNetworks.BigCnn.Parameters, PublishedNetworks.BigCnn.Multiplications));
        Assert.Equal(4, PublishedNetworks.Cnn.Depth);
    }

    [Fact]
    public void Output_NodesThatNothingComesOf_AreLeftOut()
    {
        var network = PublishedNetworks.Build(x =>
        {
            x.Dense(1000).Relu();
            return x.Dense(10);
        });
        Assert.Equal(410, network.Parameters);
        Assert.Equal([NetworkOperator.Input, NetworkOperator.Dense], network.Nodes.Select(node => node.Operator));
    }

    [Theory]
    [InlineData("conv on features", "Conv1d expects [channels, length], but gets [40]; Reshape it")]
    [InlineData("kernel too large", "Conv1d with kernel 50 reaches over 50, but [1, 40] with padding 0 has only 40")]
    [InlineData("groups", "Conv1d in 3 groups takes 4 channels of [4, 10] to 6; both must be multiples")]
    [InlineData("residual", "Add takes [8, 20] and [16, 20], of which the sizes 8 and 16 differ")]
    [InlineData("concat", "Concat along axis 0 takes [4, 10] and [4, 5], which differ elsewhere, too")]
    [InlineData("slice", "Slice takes 5 from 8 on along axis 1 of [4, 10], which has 10 there")]
    [InlineData("reshape", "Reshape makes [3, 13] of [4, 10], which has 40 numbers")]
    [InlineData("gru", "Gru expects [steps, features], but gets [40]; Transpose makes it")]
    [InlineData("attention", "Attention in 3 heads expects queries")]
    [InlineData("units", "Dense has units 0; it must be 1 or more")]
    public void Output_ShapesThatDoNotFit_NamesTheLineTheShapesAndARemedy(string mistake, string message)
    {
        var error = Assert.Throws<ShapeException>(() => PublishedNetworks.Build(x => mistake switch
        {
            "conv on features" => x.Conv1d(3, 5),
            "kernel too large" => x.Reshape([1, 40]).Conv1d(3, 50),
            "groups" => x.Reshape([4, 10]).Conv1d(6, 1, groups: 3),
            "residual" => x.Reshape([1, 40]).Conv1d(8, 2, stride: 2) + x.Reshape([1, 40]).Conv1d(16, 2, stride: 2),
            "concat" => x.Reshape([4, 10]).Concat(x.Reshape([4, 10]).MaxPool1d(2)),
            "slice" => x.Reshape([4, 10]).Slice(1, 8, 5),
            "reshape" => x.Reshape([4, 10]).Reshape([3, 13]),
            "gru" => x.Gru(5),
            "attention" => x.Reshape([4, 10]).SelfAttention(heads: 3),
            _ => x.Dense(0),
        })).Message;
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Matches("^Line [0-9]+: ", error);
    }

    [Fact]
    public void Output_SeveralErrors_AreReportedAtOnceAndNotTheirConsequences()
    {
        var message = Assert.Throws<ShapeException>(() => PublishedNetworks.Build(x => x.Gru(5).Flatten().Dense(3) + x.Conv1d(3, 3).Flatten())).Message;
        Assert.Equal(2, message.Split('\n').Length);
    }

    [Fact]
    public void Output_TooLarge_SaysWhatToTakeLessOf()
    {
        Assert.Contains("Dense alone learns 40,000,000 numbers; 1,000,000 are allowed", Assert.Throws<ShapeException>(() => PublishedNetworks.Build(x => x.Dense(1_000_000))).Message, StringComparison.Ordinal);
        Assert.Contains("more than 5 nodes", Assert.Throws<ShapeException>(() => PublishedNetworks.Build(x => x.Relu().Relu().Relu().Relu().Relu(), new NetworkLimits { Nodes = 5 })).Message, StringComparison.Ordinal);
        Assert.Contains("another network", Assert.Throws<ShapeException>(() => PublishedNetworks.Build(x => x + new NetworkBuilder().Input(new Shape(40)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSameNetwork()
    {
        foreach (var network in new[] { PublishedNetworks.Mlp, PublishedNetworks.Cnn, PublishedNetworks.Gru, PublishedNetworks.BigCnn })
        {
            var read = NetworkFormat.Read(NetworkFormat.Write(network), new NetworkLimits());
            Assert.Equal((network.Parameters, network.Multiplications, network.Nodes.Count), (read.Parameters, read.Multiplications, read.Nodes.Count));
            Assert.Equal(network.Nodes.Select(node => (node.Operator, node.Shape, node.Line)), read.Nodes.Select(node => (node.Operator, node.Shape, node.Line)));
        }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("[{\"Operator\":\"Input\",\"Inputs\":[],\"Sizes\":[-4],\"Number\":1}]")]
    [InlineData("[{\"Operator\":\"Dense\",\"Inputs\":[0],\"Sizes\":[4],\"Number\":1}]")]
    [InlineData("[{\"Operator\":\"Input\",\"Inputs\":[],\"Sizes\":[4],\"Number\":1},{\"Operator\":\"Dense\",\"Inputs\":[0],\"Sizes\":[],\"Number\":1}]")]
    [InlineData("[{\"Operator\":\"Input\",\"Inputs\":null,\"Sizes\":null,\"Number\":1}]")]
    [InlineData("[{\"Operator\":3,\"Inputs\":[],\"Sizes\":[4],\"Number\":1}]")]
    [InlineData("[null]")]
    [InlineData("[{\"Operator\":\"Dense, NeighborMax\",\"Inputs\":[],\"Sizes\":[4],\"Number\":1}]")]
    public void Read_ForgedBytes_AreRefused(string text) =>
        Assert.Throws<ShapeException>(() => NetworkFormat.Read(System.Text.Encoding.UTF8.GetBytes(text), new NetworkLimits()));
}

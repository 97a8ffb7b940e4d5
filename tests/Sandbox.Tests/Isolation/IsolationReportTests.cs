using System.Text;

namespace EvoLLM.Sandbox.Tests;

public sealed class IsolationReportTests
{
    private static readonly IsolationReport Report = new(
    [
        new IsolationLayer("files", IsolationState.Enforced, "all"),
        new IsolationLayer("namespaces", IsolationState.Covered, "refused"),
    ]);

    [Fact]
    public void IsFull_NothingMissing_IsTrueAlsoWhereALayerIsCovered()
    {
        Assert.True(Report.IsFull);
        Assert.False(new IsolationReport([.. Report.Layers, new IsolationLayer("calls", IsolationState.Missing, "")]).IsFull);
        Assert.False(new IsolationReport([]).IsFull);
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        Assert.Equal(Report.Layers, Read(Bytes()).Layers);
    }

    [Theory]
    [InlineData(0, 65)]
    [InlineData(0, 255)]
    [InlineData(10, 3)]
    public void Read_OtherBytes_AreRefused(int index, byte value)
    {
        var bytes = Bytes();
        bytes[index] = value;
        Assert.Throws<InvalidDataException>(() => Read(bytes));
    }

    [Fact]
    public void Read_CutOff_IsRefused()
    {
        Assert.Throws<EndOfStreamException>(() => Read(Bytes()[..^1]));
    }

    private static byte[] Bytes()
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer, Encoding.UTF8);
        Report.Write(writer);
        return buffer.ToArray();
    }

    private static IsolationReport Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        return IsolationReport.Read(reader);
    }
}

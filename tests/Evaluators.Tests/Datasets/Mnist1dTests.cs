using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace EvoLLM.Evaluators.Tests;

/// <summary>The data must be the published ones, or no figure can be compared: their SHA-256 sums, of little-endian files.</summary>
public sealed class Mnist1dTests
{
    [Fact]
    public void Training_Rows_AreThePublishedOnes()
    {
        Assert.Equal("d53506bddd12d3b72c7153b1ae7f34807724b1dd078a7273809bf9d0792319f6", Sum(MemoryMarshal.AsBytes(Mnist1d.Training.Features.Span)));
        Assert.Equal("349d9015145a182689d6949b2af9d6466831b99f440cbdba8d682094f0de89d0", Sum(MemoryMarshal.AsBytes(Mnist1d.Training.Labels.Span)));
    }

    [Fact]
    public void Test_Rows_AreThePublishedOnes()
    {
        Assert.Equal("30addc43827c82aafa5db8bc97cea63349ca687e87db2f201cc4f5415d9a4ebd", Sum(MemoryMarshal.AsBytes(Mnist1d.Test.Features.Span)));
        Assert.Equal("6d4fabd193f078c2517ef7786d602c5a2ddb8b66b407873f4e14c97b935d6dbd", Sum(MemoryMarshal.AsBytes(Mnist1d.Test.Labels.Span)));
    }

    private static string Sum(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

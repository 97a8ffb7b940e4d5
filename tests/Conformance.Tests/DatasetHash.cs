using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace EvoLLM.Conformance.Tests;

/// <summary>SHA-256 of an instance set as the table of data sets has it: of all its numbers as little-endian doubles.</summary>
internal static class DatasetHash
{
    public static string Of(IEnumerable<double> numbers) =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(numbers.ToArray().AsSpan())));

    /// <summary>What the table says.</summary>
    public static string Published(string problem, string set, string array) =>
        (string)JsonNode.Parse(File.ReadAllText(ReferenceFiles.Table("combinatorial", "reevo_datasets.json")))![problem]![set]![array]!["sha256_le_f64"]!;

    /// <summary>What the table says of a set of one array.</summary>
    public static string Published(string problem, string set) =>
        (string)JsonNode.Parse(File.ReadAllText(ReferenceFiles.Table("combinatorial", "reevo_datasets.json")))![problem]![set]!["sha256_le_f64"]!;
}

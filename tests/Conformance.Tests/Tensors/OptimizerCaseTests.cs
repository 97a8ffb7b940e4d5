using System.Text.Json.Nodes;
using EvoLLM.Evaluators;

namespace EvoLLM.Conformance.Tests;

/// <summary>Ten steps of each optimizer against a table that another framework computed in double precision; and on a simulated GPU with the same bits as on the processor.</summary>
public sealed class OptimizerCaseTests : IClassFixture<SimulatedGpu>
{
    private readonly SimulatedGpu _gpu;

    /// <summary>Takes the device.</summary>
    public OptimizerCaseTests(SimulatedGpu gpu) => _gpu = gpu;

    // Without a table there is one case, which is skipped: a theory without any fails.
    public static TheoryData<int, string> Cases => [.. Rows().Select(row => (string)row["optimizer"]!).DefaultIfEmpty("all").Index().Select(row => new TheoryDataRow<int, string>(row.Index, row.Item))];

    [Theory]
    [MemberData(nameof(Cases))]
    public unsafe void Apply_TenSteps_FollowTheTable(int number, string name)
    {
        ReferenceFiles.Table("tensor", "tensor_cases.json");
        var row = Rows()[number];
        var (curve, start) = (Numbers(row["curve"]!), Numbers(row["start"]!));
        using var device = new IlgpuOptimizer(_gpu.Device, start);
        float[] parameters = [.. start, .. new float[16 - start.Length]], gradients = new float[16], state = new float[32];
        var optimizer = Create(name, row["attrs"]!);
        foreach (var (step, expected) in row["steps"]!.AsArray().Index())
        {
            for (var i = 0; i < start.Length; i++)
            {
                gradients[i] = (float)((curve[i] * parameters[i]) + (Math.Pow(parameters[i], 3) / 2));
            }

            fixed (float* p = parameters, g = gradients, s = state)
            {
                optimizer.Apply(step + 1, optimizer.Rate, p, g, s, 16);
            }

            Assert.Equal(Bits(parameters), Bits(device.Apply(optimizer, step + 1, gradients)));
            foreach (var (value, other) in parameters.Zip(Numbers(expected!)))
            {
                Assert.Equal(other, value, 1e-5 * Math.Max(1, Math.Abs(other)));
            }
        }
    }

    private static int[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);

    private static Optimizer Create(string name, JsonNode attributes)
    {
        return name switch
        {
            "sgd" => new Sgd { Rate = Of("lr", 0), Momentum = Of("momentum", 0), Decay = Of("weight_decay", 0), Nesterov = (bool?)attributes["nesterov"] ?? false },
            "rmsprop" => new RmsProp { Rate = Of("lr", 0), Alpha = Of("alpha", 0.99f), Epsilon = Of("eps", 1e-8f) },
            _ => new Adam { Rate = Of("lr", 0), Beta1 = Of("beta1", 0.9f), Beta2 = Of("beta2", 0.999f), Epsilon = Of("eps", 1e-8f), Decay = Of("weight_decay", 0) },
        };

        float Of(string attribute, float otherwise) => (float?)(double?)attributes[attribute] ?? otherwise;
    }

    private static float[] Numbers(JsonNode values) => [.. values.AsArray().Select(value => (float)(double)value!)];

    private static IReadOnlyList<JsonNode> Rows() => [.. ReferenceFiles.Tables("tensor").Take(1).SelectMany(path => JsonNode.Parse(File.ReadAllText(path))!["optimizers"]!.AsArray().Select(row => row!))];
}

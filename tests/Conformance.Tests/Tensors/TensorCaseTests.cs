using System.Text.Json.Nodes;
using EvoLLM.Evaluators;

namespace EvoLLM.Conformance.Tests;

/// <summary>Operations and their gradients against a table of values that another framework computed in double precision; and on a simulated GPU with the same bits as on the processor.</summary>
public sealed class TensorCaseTests : IClassFixture<SimulatedGpu>
{
    private readonly SimulatedGpu _gpu;

    /// <summary>Takes the device.</summary>
    public TensorCaseTests(SimulatedGpu gpu) => _gpu = gpu;

    // Without a table there is one case, which is skipped: a theory without any fails.
    public static TheoryData<int, string> Cases => [.. Rows().Select(row => (string)row["op"]!).DefaultIfEmpty("all").Index().Select(row => new TheoryDataRow<int, string>(row.Index, row.Item))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_Operation_HasTheOutputAndTheGradientsOfTheTable(int number, string operation)
    {
        ReferenceFiles.Table("tensor", "tensor_cases.json");
        var row = new TensorCase(Rows()[number]);
        if (operation == "cross_entropy")
        {
            CompareLoss(row);
            return;
        }

        var program = ProgramWriter.Function(row.Network(), row.Batch, row.Training);
        using var simd = new SimdRunner(program);
        using var device = new IlgpuRunner(_gpu.Device, program);
        var (onProcessor, onDevice) = (Run(row, program, simd), Run(row, program, device));
        Assert.Equal(onProcessor.Select(Bits), onDevice.Select(Bits));
    }

    /// <summary>All results, once they are near those of the table.</summary>
    private static List<float[]> Run(TensorCase row, TensorProgram program, ITensorRunner runner)
    {
        foreach (var (name, place) in row.Names.Zip(program.Inputs))
        {
            runner.Write(place, row.Input(name));
        }

        foreach (var (name, learnt) in row.Parameters.Zip(program.Learnt))
        {
            runner.Write(learnt.Place, row.Laid(name, row.Input(name)));
        }

        foreach (var (half, values) in row.Running.Index())
        {
            var norm = (NormStep)program.Forward.Single(step => step is NormStep);
            runner.Write(norm.Running + (half * 16), values);
        }

        runner.Forward();
        var results = new List<float[]> { Near(row, "output", row.Output, runner.Read(program.Output, row.Output.Length)) };
        runner.Write(program.GradientOfOutput, row.Cotangent);
        runner.Backward();
        foreach (var (name, place) in row.Names.Zip(program.GradientsOfInputs))
        {
            if (row.Gradient(name) is { } expected)
            {
                results.Add(Near(row, name, expected, runner.Read(place, expected.Length)));
            }
        }

        foreach (var (name, learnt) in row.Parameters.Zip(program.Learnt))
        {
            results.Add(Near(row, name, row.Laid(name, row.Gradient(name)!), runner.Read(program.Parameters + learnt.Place, learnt.Count)));
        }

        return results;
    }

    private void CompareLoss(TensorCase row)
    {
        var (rows, classes) = row.Matrix("logits");
        var count = rows * classes;
        var step = new CrossEntropyStep(Logits: 0, Labels: count, Loss: count + rows, Gradient: count + (2 * rows) + 1, rows, classes, row.Smoothing);
        var program = new TensorProgram
        {
            Batch = rows,
            Arena = step.Gradient + count,
            Parameters = 0,
            Learnt = [],
            Ones = [],
            Inputs = [0],
            Output = 0,
            Forward = [],
            Evaluation = [],
            Backward = [step],
        };
        using var simd = new SimdRunner(program);
        using var device = new IlgpuRunner(_gpu.Device, program);
        Assert.Equal(Run(simd), Run(device));

        IEnumerable<int[]> Run(ITensorRunner runner)
        {
            runner.Write(step.Logits, row.Input("logits"));
            runner.Write(step.Labels, row.Input("targets"));
            runner.Backward();
            return [Bits(Near(row, "loss", row.Output, runner.Read(step.Loss, 1))), Bits(Near(row, "logits", row.Gradient("logits")!, runner.Read(step.Gradient, count)))];
        }
    }

    private static int[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);

    private static IReadOnlyList<JsonNode> Rows() => [.. ReferenceFiles.Tables("tensor").Take(1).SelectMany(path => JsonNode.Parse(File.ReadAllText(path))!["ops"]!.AsArray().Select(row => row!))];

    /// <summary>The results, if their distance from the table is small beside the size of what was expected.</summary>
    private static float[] Near(TensorCase row, string what, float[] expected, float[] actual)
    {
        var (distance, size) = (0.0, 0.0);
        for (var i = 0; i < expected.Length; i++)
        {
            distance += Math.Pow(actual[i] - expected[i], 2);
            size += Math.Pow(expected[i], 2);
        }

        Assert.True(Math.Sqrt(distance) <= row.Tolerance * Math.Max(Math.Sqrt(size), 1e-3), $"{what}: [{string.Join(", ", actual.Take(8))}] instead of [{string.Join(", ", expected.Take(8))}]");
        return actual;
    }
}

using System.Text.Json.Nodes;
using EvoLLM.Evaluators;

namespace EvoLLM.Conformance.Tests;

/// <summary>Operations and their gradients against a table of values that another framework computed in double precision.</summary>
public sealed class TensorCaseTests
{
    private static readonly string[] Missing = ["gelu_tanh", "mse_loss", "bce_with_logits"];

    // Without a table there is one case, which is skipped: a theory without any fails.
    public static TheoryData<int, string> Cases => [.. Rows().Select(row => (string)row["op"]!).DefaultIfEmpty("all").Index().Select(row => new TheoryDataRow<int, string>(row.Index, row.Item))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_Operation_HasTheOutputAndTheGradientsOfTheTable(int number, string operation)
    {
        ReferenceFiles.Table("tensor", "tensor_cases.json");
        Assert.SkipWhen(Missing.Contains(operation), $"Layer programs have no {operation} yet.");
        var row = new TensorCase(Rows()[number]);
        if (operation == "cross_entropy")
        {
            CompareLoss(row);
            return;
        }

        var program = ProgramWriter.Function(row.Network(), row.Batch, row.Training);
        using var runner = new SimdRunner(program);
        foreach (var (name, place) in row.Names.Zip(program.Inputs))
        {
            Write(runner, place, row.Input(name));
        }

        foreach (var (name, learnt) in row.Parameters.Zip(program.Learnt))
        {
            Write(runner, learnt.Place, row.Laid(name, row.Input(name)));
        }

        foreach (var (half, values) in row.Running.Index())
        {
            var norm = (NormStep)program.Forward.Single(step => step is NormStep);
            Write(runner, norm.Running + (half * 16), values);
        }

        runner.Forward();
        Compare(row, "output", row.Output, runner.At(program.Output, row.Output.Length));
        Write(runner, program.GradientOfOutput, row.Cotangent);
        runner.Backward();
        foreach (var (name, place) in row.Names.Zip(program.GradientsOfInputs))
        {
            if (row.Gradient(name) is { } expected)
            {
                Compare(row, name, expected, runner.At(place, expected.Length));
            }
        }

        foreach (var (name, learnt) in row.Parameters.Zip(program.Learnt))
        {
            Compare(row, name, row.Laid(name, row.Gradient(name)!), runner.At(program.Parameters + learnt.Place, learnt.Count));
        }
    }

    private static void CompareLoss(TensorCase row)
    {
        var (rows, classes) = row.Matrix("logits");
        var count = rows * classes;
        var step = new CrossEntropyStep(Logits: 0, Labels: count, Loss: count + rows, Gradient: count + rows + 1, rows, classes, row.Smoothing);
        using var runner = new SimdRunner(new TensorProgram
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
        });
        Write(runner, step.Logits, row.Input("logits"));
        Write(runner, step.Labels, row.Input("targets"));
        runner.Backward();
        Compare(row, "loss", row.Output, runner.At(step.Loss, 1));
        Compare(row, "logits", row.Gradient("logits")!, runner.At(step.Gradient, count));
    }

    private static IReadOnlyList<JsonNode> Rows() => [.. ReferenceFiles.Tables("tensor").Take(1).SelectMany(path => JsonNode.Parse(File.ReadAllText(path))!["ops"]!.AsArray().Select(row => row!))];

    private static void Write(SimdRunner runner, int place, float[] values) => values.CopyTo(runner.At(place, values.Length));

    /// <summary>The distance relative to the size of what was expected.</summary>
    private static void Compare(TensorCase row, string what, float[] expected, ReadOnlySpan<float> actual)
    {
        var (distance, size) = (0.0, 0.0);
        for (var i = 0; i < expected.Length; i++)
        {
            distance += Math.Pow(actual[i] - expected[i], 2);
            size += Math.Pow(expected[i], 2);
        }

        Assert.True(Math.Sqrt(distance) <= row.Tolerance * Math.Max(Math.Sqrt(size), 1e-3), $"{what}: [{string.Join(", ", actual.ToArray().Take(8))}] instead of [{string.Join(", ", expected.Take(8))}]");
    }
}

using System.Text.Json.Nodes;
using EvoLLM.Evaluators;

namespace EvoLLM.Conformance.Tests;

/// <summary>The published heuristics that ship as programs, judged as candidates are, use as many bins as the published rules.</summary>
public sealed class ReferenceProgramTests
{
    [Theory]
    [InlineData("OR1", "orlib_binpack1.txt")]
    [InlineData("OR3", "orlib_binpack3.txt")]
    [InlineData("EoH_1k", "weibull_eoh_1k.txt")]
    public async Task Run_ShippedReference_UsesExactlyTheBinsOfTheTable(string set, string file)
    {
        var heuristics = JsonNode.Parse(File.ReadAllText(ReferenceFiles.Table("combinatorial", "online_bin_packing.json")))!["sets"]![set]!["heuristics"]!;
        var benchmarks = new ReEvoBinPacking().ReadBenchmark(ReferenceFiles.Data("cop", "binpacking", file));
        await using var evaluator = new ProgramEvaluator(ProblemCatalog.Load("bpp-online"), 1, TimeProvider.System, wallTimes: 20);
        foreach (var (name, reference) in heuristics.AsObject().Select(heuristic => heuristic.Key).Zip(OnlineHeuristics.All))
        {
            var preparation = await evaluator.PrepareAsync(reference.Source, TestContext.Current.CancellationToken);
            var bins = new List<int>();
            foreach (var benchmark in benchmarks)
            {
                bins.Add((int)(await evaluator.EvaluateAsync(preparation, benchmark, TestContext.Current.CancellationToken)).Values[0].Value);
            }

            Assert.Equal(heuristics[name]!["bins"]!.AsArray().Select(value => (int)value!), bins);
        }
    }
}
